// Checks that every export of the package has a doc comment and an example.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const ENTRIES = ["index", "slim", "format", "unwrap", "signature", "webhook", "testing"];

/** Returns a line for each undocumented export. The declarations of each entry are one self-contained file. */
export function undocumented(installed) {
  const wrong = [];
  for (const entry of ENTRIES) {
    const text = readFileSync(join(installed, "dist", `${entry}.d.ts`), "utf8");
    const names = exported(text);
    if (names.length === 0) wrong.push(`${entry}.d.ts has no exports`);
    for (const name of names) {
      const comment = commentOf(text, name);
      if (comment === undefined) wrong.push(`${entry}: ${name} has no comment`);
      else if (!comment.includes("@example")) wrong.push(`${entry}: ${name} has no example`);
    }
  }
  return wrong;
}

const DECLARED = /^(?:export )?(?:declare )?(?:const|class|function|interface|type) (\w+)/gm;

/** Returns the names that are declared with `export`, or named in an export list. */
function exported(text) {
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names.split(","),
  );
  const listed = lists.map((name) =>
    name
      .trim()
      .replace(/^type /, "")
      .split(" as ")
      .at(-1),
  );
  const declared = [...text.matchAll(DECLARED)].filter(([line]) => line.startsWith("export"));
  return [...new Set([...declared.map(([, name]) => name), ...listed])].filter((name) => name !== "");
}

/** Returns the comment before a declaration; for an overloaded function, before the first. */
function commentOf(text, name) {
  const declaration = [...text.matchAll(DECLARED)].find((match) => match[1] === name);
  if (declaration === undefined) return undefined;
  const before = text.slice(0, declaration.index).trimEnd();
  return before.endsWith("*/") ? before.slice(before.lastIndexOf("/**")) : undefined;
}
