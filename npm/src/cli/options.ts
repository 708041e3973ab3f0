// The arguments of `chatbrick-events [options] [file | folder | -]...`.

import { availableParallelism } from "node:os";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./errors.js";

/** Options of the validation. Sent to workers, so all values can be cloned. */
export interface Validation {
  readonly types: readonly string[] | undefined;
  readonly strict: boolean;
  readonly maxBytes: number;
  readonly unwrap: boolean;
  /** Format of the results. */
  readonly format: "human" | "json" | "github";
  /** Whether bodies without issues are also printed. */
  readonly all: boolean;
}

export interface Arguments extends Validation {
  readonly inputs: readonly string[];
  readonly jobs: number;
  readonly quiet: boolean;
  readonly show: string | undefined;
}

const OPTIONS = {
  types: { type: "string", multiple: true },
  strict: { type: "boolean", default: false },
  "max-bytes": { type: "string" },
  json: { type: "boolean", default: false },
  all: { type: "boolean", default: false },
  format: { type: "string" },
  quiet: { type: "boolean", default: false, short: "q" },
  unwrap: { type: "boolean", default: false },
  jobs: { type: "string" },
  show: { type: "string" },
} as const satisfies ParseArgsConfig["options"];

const DEFAULT_MAX_BYTES = 1_048_576;
/** Threads by default, at most. More of them would wait for the reading thread. */
const DEFAULT_JOBS = 16;
/** Threads, at most. Each takes memory, and blocks are read ahead for each. */
const MAX_JOBS = 64;

export function parseValidation(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args, OPTIONS);
  const { format = "human" } = values;
  if (format !== "human" && format !== "github") {
    throw new UsageError(`--format must be human or github, not "${format}"`);
  }
  if (values.all && !values.json) throw new UsageError("--all needs --json");
  if (values.json && values.format !== undefined) throw new UsageError("pass --json or --format, not both");
  if (values.show !== undefined) checkShow(values, positionals);
  const types = values.types?.flatMap((list) => list.split(",")).map((type) => type.trim());
  return {
    inputs: positionals,
    types,
    strict: values.strict,
    maxBytes: count("--max-bytes", values["max-bytes"]) ?? DEFAULT_MAX_BYTES,
    unwrap: values.unwrap,
    format: values.json ? "json" : format,
    all: values.all,
    jobs: count("--jobs", values.jobs, 1, MAX_JOBS) ?? Math.min(availableParallelism(), DEFAULT_JOBS),
    quiet: values.quiet,
    show: values.show,
  };
}

/** Throws for arguments that `--show` would ignore. */
function checkShow(
  values: { json: boolean; format?: string | undefined },
  positionals: readonly string[],
): void {
  const [file] = positionals;
  if (file !== undefined) throw new UsageError(`--show reads only its own file: remove "${file}"`);
  const ignored = values.json ? "--json" : values.format === undefined ? undefined : "--format";
  if (ignored !== undefined) throw new UsageError(`--show prints text: remove ${ignored}`);
}

/** Parses arguments. Throws a `UsageError` for wrong ones. */
export function parse<const T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(parseMessage(error as Error, args));
  }
}

/** Returns Node's message without the advice about its own parser. */
function parseMessage({ message }: Error, args: readonly string[]): string {
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)' argument is ambiguous/.exec(message) ?? [];
  if (option === undefined) return message.split(". To specify")[0] as string;
  const value = option === "--secret" ? "VALUE" : args[args.indexOf(option) + 1];
  return `${option} needs a value: if it begins with a hyphen, write ${option}=${value}`;
}

/** Returns a whole number; `undefined` if the option is missing. */
export function count(
  name: string,
  value: string | undefined,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : -1;
  if (number >= least && number <= most) return number;
  const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  throw new UsageError(`${name} needs a whole number, ${range}, not "${value}"`);
}
