export const HELP = `Validates ChatBrick webhook payloads in files, archives and logs.

Usage
  chatbrick-events [options] [file | folder | -]...        validate
  chatbrick-events verify --secret S --headers FILE BODY   is the signature right, and if not, why
  chatbrick-events sign --secret S BODY                    headers, or with --curl URL a curl command
  chatbrick-events example TYPE                            a valid payload to start from

A file is one JSON document or has one body in each line (NDJSON); it may be compressed with gzip. Of a folder, all
.json, .ndjson and .jsonl files are read, also with .gz. "-" is standard input.

Options
  --types TYPE[,TYPE]   event types to accept; others are "other events", which are not invalid
  --strict              warnings make a body invalid
  --max-bytes N         the longest body, in bytes (1048576)
  --unwrap              find the payloads inside log lines, exports, curl commands, base64 and the like
  --json                one JSON object for each body with an issue, one in each line
  --all                 with --json: also for bodies without an issue
  --format FORMAT       human (default) or github (annotations)
  --show FILE:LINE      show the issues of one body in its text; this prints the payload
  --jobs N              threads (all cores)
  -q, --quiet           no progress and no summary
  --help, --version

Options of verify and sign
  --secret S            or the environment variable CHATBRICK_WEBHOOK_SECRET, which the process list does not show
  --headers FILE        lines "name: value", JSON, or what "curl -i" prints ("-" is standard input)
  --now MS, --tolerance SECONDS                            for verify: the time, and the allowed difference (300)
  --id ID, --timestamp SECONDS, --curl URL                 for sign

Examples
  chatbrick-events archive.ndjson.gz
  chatbrick-events --json bodies/ > issues.ndjson
  grep webhook app.log | chatbrick-events --unwrap -
  chatbrick-events --show archive.ndjson.gz:1234
  chatbrick-events --format github samples/
  chatbrick-events -- -a-name-that-begins-with-a-hyphen.json

Exit code
  0  every body is valid or another event    1  a body is invalid, or a signature is refused
  2  wrong use, a file that cannot be read, or no body at all
`;
