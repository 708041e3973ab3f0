import assert from "node:assert/strict";
import { test } from "node:test";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { type Path, toPath, toPointer, valueAtOffset, valueAtPath } from "../src/explain/text-value.ts";
import { DOCUMENTED, OTHER_TYPES } from "../src/samples/samples.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const pathOf = (text: string, offset: number) => valueAtOffset(text, offset)?.path;
/** Returns the text without its bar, and the offset of the bar. */
const at = (marked: string): [text: string, offset: number] => [marked.replace("|", ""), marked.indexOf("|")];

/** Returns the path of the innermost value at an offset from a parsed tree. */
function expected(node: Node, offset: number, path: Path = []): Path {
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value = child] = node.type === "object" ? (child.children ?? []) : [undefined, child];
    if (child.offset <= offset && offset <= child.offset + child.length)
      return expected(value, offset, [...path, key ? key.value : index]);
  }
  return path;
}

test("finds the innermost value at each offset, as a parser does", () => {
  const tricky = '{"a\\"b": [ {"c" : "}\\\\"}, -1.5e3, null ,[] , {}],\r\n "\\u0064/~": true}';
  for (const text of [documented, JSON.stringify(JSON.parse(documented)), tricky]) {
    const root = parseTree(text);
    assert.ok(root);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const value = valueAtOffset(text, offset);
      assert.deepEqual(value?.path, expected(root, offset), `${text.slice(0, offset)}|`);
      const node = findNodeAtLocation(root, [...value.path]);
      assert.deepEqual([value.from, value.to - value.from], [node?.offset, node?.length]);
    }
  }
});

test("a value includes its key, the colon and both ends", () => {
  for (const marked of ['{|"a": 12}', '{"a|": 12}', '{"a":| 12}', '{"a": |12}', '{"a": 12|}'])
    assert.deepEqual(pathOf(...at(marked)), ["a"], marked);
  for (const marked of ['|{"a": 12}', '{"a": 12 |}', '{"a": 12}|'])
    assert.deepEqual(pathOf(...at(marked)), []);
  assert.deepEqual(pathOf(...at("[1, [2, 3|]]")), [1, 1]);
});

test("finds each value of every sample by its path", () => {
  for (const { source } of [DOCUMENTED.storeOnly, ...OTHER_TYPES]) {
    const { text } = source();
    const visit = (value: unknown, path: Path): void => {
      const found = valueAtPath(text, path);
      if (path.length > 0)
        assert.deepEqual(JSON.parse(text.slice(found?.from, found?.to)), value, path.join());
      if (typeof value === "object" && value !== null)
        for (const [key, inner] of Object.entries(value))
          visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    visit(JSON.parse(text), []);
  }
});

test("a path without a value finds the closest parent, but never the root", () => {
  const text = '{"data": {"store": null, "contact": {"id": "x"}}}';
  const found = (pointer: string) => {
    const value = valueAtPath(text, toPath(pointer));
    return value && text.slice(value.start, value.to);
  };
  assert.equal(found("/data/store/logo"), '"store": null');
  assert.equal(found("/data/contact/avatar"), '"contact": {"id": "x"}');
  assert.equal(found("/type"), undefined);
});

test("finds the first of duplicate keys", () => {
  const text = '{"a": 1, "\\u0061": 2}';
  assert.equal(valueAtPath(text, ["a"])?.from, 6);
  assert.deepEqual(pathOf(text, text.length - 2), ["a"]);
});

test("finds values in text that is not valid JSON", () => {
  assert.deepEqual(pathOf(...at('\ufeff{"data": {"name": "cut| off')), ["data", "name"]);
  assert.deepEqual(pathOf(...at('{"data": {"list": [1, 2,|')), ["data", "list"]);
  assert.deepEqual(pathOf(...at('{"a": 1,} // "b": |2')), []);
  assert.deepEqual(pathOf(...at("]]} {'a': [|")), [""]);
  for (const text of ["", " ", '"', "\\", "}{", ":", "nul", "[".repeat(100_000)]) {
    for (const offset of [0, 1, text.length]) assert.doesNotThrow(() => valueAtOffset(text, offset));
    assert.doesNotThrow(() => valueAtPath(text, ["data", 0, "a"]));
  }
});

test("pointers are escaped, and numbers in them are indexes", () => {
  assert.equal(toPointer(["a/b", "~", 0]), "/a~1b/~0/0");
  assert.deepEqual(toPath("/data/lineUsers/0/name"), ["data", "lineUsers", 0, "name"]);
});
