export const HELP = `Validates ChatBrick webhook payloads in files, archives and logs.

Usage
  chatbrick-events [options] [file | folder | -]...        validate bodies
  chatbrick-events verify --secret S --headers FILE BODY   check a signature, and explain why it is wrong
  chatbrick-events sign --secret S BODY                    print headers, or with --curl URL a curl command
  chatbrick-events example TYPE                            print a valid payload

A file is one JSON document, or has one body per line (NDJSON). It can be compressed with gzip. A folder is searched for
.json, .ndjson and .jsonl files, also with .gz. "-" is standard input.

Options
  --types TYPE[,TYPE]   event types to accept; other types count as "other event", not as invalid
  --strict              treat a body with warnings as invalid
  --max-bytes N         longest body, in bytes (default: 1048576)
  --unwrap              find payloads inside log lines, exports, curl commands, base64 and more
  --json                print one line of JSON for each body with an issue
  --all                 with --json: also for bodies without an issue
  --format FORMAT       human (default) or github (annotations)
  --show FILE[:LINE]    show the issues of one body, or of the first, in its text; this prints the payload
  --jobs N              threads, up to 64 (default: one per core, up to 16)
  -q, --quiet           no progress and no summary
  --help, --version

Options of verify and sign
  --secret S            or set the environment variable CHATBRICK_WEBHOOK_SECRET, which the process list does not show
  --headers FILE        lines "name: value", JSON, or the output of "curl -i" ("-" is standard input)
  --now MS, --tolerance SECONDS                            for verify: the time, and the allowed difference (default: 300)
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
  2  wrong usage, a file that cannot be read, or no body at all
`;
