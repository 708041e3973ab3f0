// Converts a hand-written vector to its JSON form: computes the spans, the order of the issues and the event, and checks the vector
// as far as possible without a validator.

import assert from "node:assert/strict";
import { EVENT_TYPE, MARK, text as print } from "./dsl.mjs";
import { EVENT_TYPES, modelOf } from "./family.mjs";
import { AT_BRACE, CODE_ORDER, CODES, MODEL, pathOf } from "./model.mjs";
import { child, parse, resolve, toValue } from "./tree.mjs";

const BOM = "\ufeff";
const FATAL = new Set(["too_large", "invalid_utf8", "invalid_json"]);
const MAX_BYTES = 1 << 20;
const CAP = 100;

/** Returns { input, text?, bytes?, errorOffset? }: `text` except for ill-formed bytes; `errorOffset` is an index in text or bytes. */
function readInput(spec) {
  if (spec.bytes) {
    let errorOffset;
    const parts = [];
    for (const part of spec.bytes) {
      const at = typeof part === "string" ? part.indexOf(MARK) : -1;
      if (at >= 0) errorOffset = Buffer.concat([...parts, Buffer.from(part.slice(0, at))]).length;
      parts.push(Buffer.from(typeof part === "string" ? part.replace(MARK, "") : part));
    }
    const bytes = Buffer.concat(parts);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { input: { base64: bytes.toString("base64") }, bytes, text, errorOffset };
  }
  if (spec.utf16 !== undefined) {
    const errorOffset = spec.utf16.indexOf(MARK);
    const text = spec.utf16.replace(MARK, "");
    assert(!text.isWellFormed?.(), "a well-formed text does not need utf16");
    return {
      input: { utf16: [...Array(text.length).keys()].map((i) => text.charCodeAt(i)) },
      text,
      errorOffset,
    };
  }
  if ("value" in spec || spec.asValue) {
    const value = "value" in spec ? spec.value : JSON.parse(print(spec));
    const text = JSON.stringify(value);
    return { input: { value }, text, bytes: Buffer.from(text) };
  }
  const marked = spec.repeat ? spec.repeat.map(([t, n]) => t.repeat(n)).join("") : (spec.text ?? print(spec));
  const errorOffset = marked.indexOf(MARK);
  const text = marked.replace(MARK, "");
  const repeat = spec.repeat?.map(([t, n]) => [t.replace(MARK, ""), n]).filter(([t]) => t !== "");
  return { input: repeat ? { repeat } : { text }, text, bytes: Buffer.from(text), errorOffset };
}

/** Reads an issue: "code#2 /pointer", or an object with more properties. */
function readIssue(issue) {
  if (typeof issue !== "string") return { nth: 1, ...issue };
  const at = issue.indexOf(" ");
  const [code, nth] = issue.slice(0, at).split("#");
  return { code, nth: Number(nth ?? (code === "duplicate_key" ? 2 : 1)), pointer: issue.slice(at + 1) };
}

/** Returns the span [start, end) in the units of the text; in bytes, if the errorOffset is in bytes. */
function spanOf(issue, { text, bytes, input, errorOffset }, tree) {
  const { code, pointer, nth } = issue;
  assert(code in CODES, `unknown code ${code}`);
  if (issue.span) return issue.span;
  if (code === "too_large") return [0, text.length];
  if (code === "byte_order_mark") return [0, 1];
  if (FATAL.has(code) || errorOffset >= 0) {
    assert(errorOffset >= 0, "the mark of the error is missing");
    if (issue.length !== undefined) return [errorOffset, errorOffset + issue.length];
    const rest =
      "base64" in input
        ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(errorOffset))
        : text.slice(errorOffset);
    const char = rest === "" ? "" : String.fromCodePoint(rest.codePointAt(0));
    return [errorOffset, errorOffset + ("base64" in input ? Buffer.byteLength(char) : char.length)];
  }
  const path = pathOf(pointer);
  if (code === "unknown_field" || code === "duplicate_key") {
    const holder = resolve(tree, path.slice(0, -1));
    const field = holder.fields.filter((m) => m.key === path.at(-1))[nth - 1];
    assert(field, `no ${nth}. key ${pointer}`);
    return [field.start, field.end];
  }
  if (AT_BRACE.has(code)) {
    const holder = resolve(tree, code === "no_connection" ? path : path.slice(0, -1));
    assert(holder?.kind === "object", `${pointer} is not inside an object`);
    if (code !== "no_connection") assert(!child(holder, path.at(-1)), `${pointer} exists`);
    return [holder.start, holder.start + 1];
  }
  const node = resolve(tree, path);
  assert(node, `${pointer} does not exist`);
  return [node.start, node.end];
}

/** Returns the line and the column (in scalar values) at the end of a text, in a simple way. */
function lineAndColumn(prefix) {
  const lines = prefix.split("\n");
  return { line: lines.length, column: [...lines.at(-1)].length + 1 };
}

function locate(source, tree) {
  return (issue) => {
    const [start, end] = spanOf(issue, source, tree);
    const out = { code: issue.code, severity: CODES[issue.code], pointer: issue.pointer };
    if ("base64" in source.input) {
      const inBytes = source.errorOffset >= 0 || issue.span;
      const cut = (at) => (inBytes ? at : Buffer.byteLength(source.text.slice(0, at)));
      const whole = issue.code === "too_large" ? [0, source.bytes.length] : [cut(start), cut(end)];
      out.bytes = [whole[0], whole[1] - whole[0]];
      Object.assign(
        out,
        lineAndColumn(
          new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
            source.bytes.subarray(0, whole[0]),
          ),
        ),
      );
      assert(
        whole[0] >= 0 && whole[1] >= whole[0] && whole[1] <= source.bytes.length,
        "span outside the input",
      );
    } else {
      const { text } = source;
      assert(start >= 0 && end >= start && end <= text.length, "span outside the input");
      if (source.bytes) {
        const offset = Buffer.byteLength(text.slice(0, start));
        const length = Buffer.byteLength(text.slice(start, end));
        out.bytes = [offset, length];
        assert.equal(source.bytes.subarray(offset, offset + length).toString(), text.slice(start, end));
      }
      out.utf16 = [start, end - start];
      Object.assign(out, lineAndColumn(text.slice(0, start)));
    }
    if (issue.received !== undefined) out.received = issue.received;
    if (issue.expected !== undefined) out.expected = issue.expected;
    return out;
  };
}

/** Data that only has to be an object. */
const UNREAD = { type: null, data: {} };

/** Returns the fields that apply to a payload: those of its type, if the type is accepted. */
function modelFor({ api, options }, tree) {
  const asked = api === "event" ? (options?.types ?? EVENT_TYPES) : [EVENT_TYPE];
  const type = child(tree, "type")?.value;
  if (typeof type === "string") return asked.includes(type) ? modelOf(type) : UNREAD;
  return asked.length === 1 ? modelOf(asked[0]) : UNREAD;
}

/** Returns the ranks of a path in the page's field order; unknown keys follow in document order. */
function ranks(pointer, tree, whole) {
  let model = whole;
  let node = tree;
  return pathOf(pointer).map((key) => {
    if (Array.isArray(model)) {
      model = model[0];
      node = node && child(node, key);
      return Number(key);
    }
    const known = Object.keys(model ?? {}).indexOf(key);
    const rank = known >= 0 ? known : 1000 + (node?.fields?.findIndex((m) => m.key === key) ?? 0);
    model = known >= 0 ? model[key] : null;
    node = node && child(node, key);
    return rank;
  });
}

function byPath(tree, model) {
  return (a, b) => {
    const [x, y] = [ranks(a.pointer, tree, model), ranks(b.pointer, tree, model)];
    for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i] - y[i];
    return x.length - y.length || CODE_ORDER.indexOf(a.code) - CODE_ORDER.indexOf(b.code);
  };
}

/** Returns the event: every documented key, null for missing values, numbers as numbers. */
function eventOf(node, model, key = "") {
  if (!node || (node.kind === "leaf" && node.value === null)) return null;
  if (Array.isArray(model)) return node.items.map((item) => eventOf(item, model[0]));
  if (model === null) return node.value;
  const entries = Object.entries(model).map(([name, inner]) => {
    const value = eventOf(child(node, name), inner, name);
    return [name, key === "timestampsMs" ? Number(value) + 0 : value];
  });
  return Object.fromEntries(entries);
}

const verdict = (issues, strict) => !issues.some((i) => i.severity === "error" || strict);

const isOther = ({ code }) => code === "unexpected_event_type";

/** Returns the issues that a report lists; another event's type is never dropped. */
function capped(issues) {
  const kept = issues.slice(0, CAP);
  const other = issues.find(isOther);
  return other === undefined || kept.includes(other) ? kept : [...kept.slice(0, -1), other];
}

/** Returns `outcome`, and the `type` of another event. */
function outcomeOf(valid, issues, tree) {
  if (valid) return { outcome: "event" };
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length !== 1 || !isOther(errors[0])) return { outcome: "invalid" };
  const type = child(tree, "type").value;
  return { outcome: "other_event", type: [...type].slice(0, 64).join("") };
}

/** Returns the significant digits and the exponent of a number, to check whether a double can represent it. */
function normal(token) {
  const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(
    token,
  );
  const digits = (whole + fraction).replace(/^0+/, "");
  const short = digits.replace(/0+$/, "");
  if (short === "") return "0";
  return `${sign}${short}e${BigInt(exponent.replace("+", "")) - BigInt(fraction.length) + BigInt(digits.length - short.length)}`;
}

/** Returns the reason why JSON.parse and JSON.stringify lose a part that the rules need; undefined if they do not. */
function losesMeaning(tree, text, maxBytes, whole) {
  let why;
  const visit = (node, model) => {
    if (node.kind === "array") {
      if (Array.isArray(model)) for (const item of node.items) visit(item, model[0]);
    } else if (node.kind === "object") {
      if (!model || Array.isArray(model)) return; // not read
      const keys = node.fields.map((m) => m.key);
      if (new Set(keys).size < keys.length) why = "a key repeats";
      if (keys.some((k) => /^(0|[1-9]\d*)$/.test(k))) why = "a key looks like an index";
      for (const m of node.fields)
        visit(m.value, model === UNREAD && m.key === "data" ? undefined : model[m.key]);
    } else if (typeof node.value === "number" && model === null) {
      if (!Number.isFinite(node.value) || normal(node.raw) !== normal(String(node.value)))
        why = "a number loses digits";
    }
  };
  visit(tree, whole);
  if (tree.kind === "leaf" && typeof tree.value === "string")
    why = "a string at the root would be read as text";
  const large = Buffer.byteLength(text) > maxBytes;
  if (large !== Buffer.byteLength(JSON.stringify(JSON.parse(text))) > maxBytes) why = "its size differs";
  return why;
}

function valueForm(spec, text, tree, strict, issues, event, model) {
  const form = spec.value_form;
  if (form === false) return false;
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    assert(form === undefined, "a text that is not JSON has no value form");
    return false;
  }
  const short = ({ code, severity, pointer }) => ({ code, severity, pointer });
  if (form === undefined) {
    const why = losesMeaning(tree, text, spec.options?.maxBytes ?? MAX_BYTES, model);
    assert(!why, `give the result for the parsed value: ${why}`);
    return undefined;
  }
  const written = parse(JSON.stringify(value));
  let listed =
    form === "ordered" ? issues : form.issues.map(readIssue).map((i) => ({ ...i, severity: CODES[i.code] }));
  const ofWritten = modelFor(spec, written);
  listed = listed.map(short).sort(byPath(written, ofWritten));
  const valid = verdict(listed, strict);
  const out = { valid, ...outcomeOf(valid, listed, written) };
  if (listed.length > CAP) out.truncated = true;
  out.issues = capped(listed);
  out.event = valid ? (form === "ordered" ? event : eventOf(written, ofWritten)) : null;
  return out;
}

export function finish(spec) {
  const source = readInput(spec);
  const { text, input } = source;
  const expected = (spec.issues ?? []).map(readIssue);
  const fatal = expected.some((i) => FATAL.has(i.code)) || source.errorOffset >= 0;
  assert(
    !fatal || (expected.length === 1 && expected[0].pointer === ""),
    "a fatal error is the only issue, at the root",
  );
  let tree;
  if (!fatal) {
    if (source.bytes) assert(new TextDecoder("utf-8", { fatal: true }).decode(source.bytes) !== undefined);
    tree = parse(text, text.startsWith(BOM) ? 1 : 0);
    if (!spec.repeat) JSON.parse(text.replace(BOM, ""));
  }
  const model = fatal ? MODEL : modelFor(spec, tree);
  const all = expected.map(locate(source, tree));
  all.sort((a, b) => (a.bytes ?? a.utf16)[0] - (b.bytes ?? b.utf16)[0] || byPath(tree, model)(a, b));
  const strict = spec.options?.strict === true;
  const valid = verdict(all, strict);
  const event = valid ? eventOf(tree, model) : null;
  const vector = { id: spec.id, comment: spec.comment, covers: spec.covers };
  if (spec.api) vector.api = spec.api;
  vector.input = input;
  if (spec.options) vector.options = spec.options;
  vector.valid = valid;
  Object.assign(vector, outcomeOf(valid, all, tree));
  if (spec.outcome) assert.equal(vector.outcome, spec.outcome, "the outcome");
  if (all.length > CAP) vector.truncated = true;
  vector.issues = capped(all);
  if (!("base64" in input) && !("utf16" in input)) {
    if (fatal && spec.value_form === undefined && expected[0].code === "too_large") {
      assert("value" in input, "give the result for the parsed value");
    }
    const form =
      fatal && "value" in input ? undefined : valueForm(spec, text, tree, strict, all, event, model);
    if (form !== undefined) vector.value_form = form;
  }
  vector.event = event;
  if (
    !fatal &&
    !spec.repeat &&
    tree.kind !== "leaf" &&
    vector.value_form === undefined &&
    !("base64" in input)
  ) {
    assert.deepEqual(toValue(tree), JSON.parse(text), "the tree and JSON.parse disagree");
  }
  return vector;
}
