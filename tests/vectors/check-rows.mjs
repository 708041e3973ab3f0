// Counts the vectors for each row of rows.json, on each side, and for each issue code. Fails if a count is zero, or if a vector
// does not show a rule that it claims to cover. Does not need the package.

import { readdirSync, readFileSync } from "node:fs";

const here = new URL("./", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, here), "utf8"));
const vectors = readdirSync(here)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => read(name).vectors ?? []);
const { rows, fields } = read("rows.json");
const codes = read("vector.schema.json").$defs.code.enum;

const faults = [];
const wanted = new Map(); // "row:/field" to { row, field, "+": n, "-": n }
for (const row of rows) {
  if (row.tested_by) continue;
  for (const field of row.fields ? fields[row.fields] : [undefined]) {
    wanted.set(field === undefined ? row.id : `${row.id}:${field}`, { row, field, "+": 0, "-": 0 });
  }
}

/** Expands "row:*+" to every field of the row, and "row:type/*+" to the fields of an event type. */
function expand(cover) {
  const side = cover.at(-1);
  const [id, ...rest] = cover.slice(0, -1).split(":");
  const row = rows.find((r) => r.id === id);
  if (!row || row.tested_by || !row.sides.includes(side)) return [];
  if (rest.length === 0) return row.fields ? [] : [[id, side]];
  const field = rest.join(":");
  const all = fields[row.fields] ?? [];
  if (field === "*") return all.map((f) => [`${id}:${f}`, side]);
  if (field.endsWith("/*")) {
    return all.filter((f) => f.startsWith(field.slice(0, -1))).map((f) => [`${id}:${f}`, side]);
  }
  return [[`${id}:${field}`, side]];
}

/** Returns the pointer of a field, which can begin with an event type. */
function pointerOf(field) {
  const pointer = field?.slice(Math.max(field.indexOf("/"), 0));
  return pointer === "/" ? "" : pointer;
}

const everyIssue = (vector) => [...vector.issues, ...(vector.value_form?.issues ?? [])];

for (const vector of vectors) {
  for (const cover of vector.covers) {
    const targets = expand(cover);
    if (targets.length === 0) faults.push(`${vector.id} covers ${cover}, which is not a row, side or field`);
    for (const [key, side] of targets) {
      const target = wanted.get(key);
      if (!target) {
        faults.push(`${vector.id} covers ${key}, which is not a field of that row`);
        continue;
      }
      target[side]++;
      // The issue of a key or field is at its object or one level below.
      const { row } = target;
      const field = pointerOf(target.field);
      if (!row.code) continue;
      const near = ({ code, pointer }) =>
        code === row.code &&
        (field === undefined ||
          pointer === field ||
          (/_object$/.test(row.fields) && pointer.slice(0, pointer.lastIndexOf("/")) === field));
      const shown = everyIssue(vector).some(near);
      if (side === "-" && !shown) faults.push(`${vector.id} covers ${key}- without ${row.code}`);
      if (side === "+" && shown) faults.push(`${vector.id} covers ${key}+ with ${row.code}`);
    }
  }
}

const line = (name, plus, minus) =>
  console.log(`${String(plus).padStart(5)} ${String(minus).padStart(5)}  ${name}`);
console.log("    +     -  row");
for (const [key, target] of wanted) {
  const { sides } = target.row;
  line(key, sides.includes("+") ? target["+"] : "", sides.includes("-") ? target["-"] : "");
  for (const side of sides) if (target[side] === 0) faults.push(`no vector covers ${key}${side}`);
}
console.log("\n          n  code");
const javascriptOnly = new Set(["unreadable_input"]);
for (const code of codes) {
  const n = vectors.filter((v) => everyIssue(v).some((i) => i.code === code)).length;
  line(code, "", n);
  if (n === 0 && !javascriptOnly.has(code)) faults.push(`no vector shows ${code}`);
}
console.log(`\n${vectors.length} vectors, ${wanted.size} rows with their fields`);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}
