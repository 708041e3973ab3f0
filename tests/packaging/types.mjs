// Compiles programs with the packed tarball like its users: every entry, tests/types/*.ts, the examples in the comments, and the
// receivers of the guide; as ES modules, and as CommonJS where the resolution distinguishes them.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../scripts/cli.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { packagedNode, run, script } from "../../scripts/programs.mjs";
import { createSandbox } from "./sandbox.mjs";

const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" };
const DOM = ["es2022", "dom"];

/** The usual module resolutions, and a set-up with only the globals of the language. */
const SETUPS = [
  { name: "bundler", ends: ["ts"], module: "esnext", moduleResolution: "bundler", lib: DOM },
  { name: "node16", ends: ["ts", "cts"], module: "node16", moduleResolution: "node16", lib: DOM },
  { name: "nodenext", ends: ["ts", "cts"], ...NODENEXT, lib: DOM },
  { name: "no DOM", ends: ["ts", "cts"], ...NODENEXT, lib: ["es2022"] },
  // Does not read `exports`. TypeScript 7 no longer has it.
  {
    name: "node10",
    ends: ["ts"],
    module: "commonjs",
    moduleResolution: "node10",
    lib: DOM,
    resolveJsonModule: true,
    esModuleInterop: true,
    only: "TypeScript 5",
    also: ["schemas.ts"],
  },
];

/** A program that imports the JSON Schemas, which needs `resolveJsonModule`. */
const SCHEMAS = `
  import connected from "chatbrick-events/schema.json";
  import event from "chatbrick-events/schemas/event.json";
  connected.title satisfies string;
  event.anyOf satisfies object[];
`;

const STRICT = {
  target: "es2022",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Resolves to the numbers of passed and failed set-ups. */
export async function types(options) {
  const { folder, tool } = await createSandbox("types", options);
  const files = sources(folder);
  const compilers = {
    "TypeScript 7": script("typescript", "tsc"),
    "TypeScript 5": tool("typescript5", "bin", "tsc"),
  };
  const counts = { passed: 0, failed: 0 };
  const compile = async (what, program, compilerOptions, included) => {
    const config = join(folder, "tsconfig.json");
    writeFileSync(
      config,
      JSON.stringify({ compilerOptions: { ...STRICT, ...compilerOptions }, files: included }),
    );
    const args = [program, "--project", config, "--pretty", "false"];
    const { code, output } = await run(packagedNode, args, { ...options, cwd: folder });
    counts[code === 0 ? "passed" : "failed"] += 1;
    if (code !== 0) console.log(`  ${what}: FAILED\n${output.trim()}`);
  };
  for (const [compiler, program] of Object.entries(compilers)) {
    for (const { name, ends, only = compiler, also = [], ...setup } of SETUPS) {
      if (only !== compiler) continue;
      const included = files.filter((file) => ends.includes(file.split(".").at(-1)));
      await compile(`${compiler}, ${name}`, program, setup, [...included, ...also]);
    }
    // The APIs of Node need another package of types.
    const withNode = { ...NODENEXT, lib: DOM, types: ["node"] };
    await compile(`${compiler}, examples`, program, withNode, examples(folder));
    await compile(`${compiler}, receivers`, program, { ...withNode, ...UNTYPED }, receivers(folder));
  }
  return counts;
}

/** Writes the programs, each as an ES module and as CommonJS; returns their names. */
function sources(folder) {
  const { exports } = JSON.parse(readFileSync(path("pkg", "package.json"), "utf8"));
  const entries = Object.keys(exports).filter((name) => !/\.(json|wasm)$/.test(name));
  const programs = readdirSync(path("tests", "types")).map((name) => [
    name.replace(".ts", ""),
    readFileSync(path("tests", "types", name), "utf8"),
  ]);
  programs.push([
    "entries",
    entries.map((name, index) => `export * as _${index} from "chatbrick-events${name.slice(1)}";\n`).join(""),
  ]);
  writeFileSync(join(folder, "schemas.ts"), SCHEMAS);
  return programs.flatMap(([name, text]) =>
    ["ts", "cts"].map((end) => {
      writeFileSync(join(folder, `${name}.${end}`), text);
      return `${name}.${end}`;
    }),
  );
}

/** The variables that examples use: a request, its parts, and the secret that signed it. */
const AROUND = `
declare const request: Request;
declare const body: Uint8Array<ArrayBuffer>;
declare const headers: Record<string, string>;
declare const secret: string;
`;

/** Writes the examples of the documents and of the comments; returns their names. */
function examples(folder) {
  const sources = readdirSync(path("npm", "src"), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path("npm", "src", name));
  const pages = readdirSync(path("docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => path("docs", name));
  writeFileSync(join(folder, "around.d.ts"), AROUND);
  const documents = [path("README.md"), path("npm", "README.md"), ...pages, ...sources];
  const written = documents.flatMap((file, document) => {
    const text = readFileSync(file, "utf8").replaceAll(/^ \* ?/gm, "");
    return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code], index) => {
      const name = `example-${document}-${index}.ts`;
      writeFileSync(join(folder, name), `${code}export {};\n`);
      return name;
    });
  });
  return ["around.d.ts", ...written];
}

/** What the receivers need in TypeScript, according to the guide. */
const TYPE_ARGUMENTS = {
  "hono.js": "env<{ CHATBRICK_WEBHOOK_SECRET: string }>(c)",
  "fastify.js": "webhooks.post<{ Body: Buffer }>(",
};

/** The receivers do not declare the types of parameters, and the packages of Express, Deno and Bun have no types. */
const UNTYPED = { noImplicitAny: false, skipLibCheck: true };

/** Writes the receivers of the guide as TypeScript; returns their names. */
function receivers(folder) {
  const guide = readFileSync(path("docs", "guide.md"), "utf8");
  mkdirSync(join(folder, "receivers"), { recursive: true });
  writeFileSync(join(folder, "receivers", "globals.d.ts"), "declare const Bun: any, Deno: any;\n");
  const names = readdirSync(path("examples", "receivers")).map((file) => {
    let text = readFileSync(path("examples", "receivers", file), "utf8");
    const typed = TYPE_ARGUMENTS[file];
    if (typed !== undefined) {
      assert.ok(guide.includes(typed), `the guide does not contain ${typed}`);
      const untyped = typed.replace(/<.*>/, "");
      assert.ok(text.includes(untyped), `${file} does not contain ${untyped}`);
      text = text.replace(untyped, typed);
    }
    const name = join("receivers", file.replace(".js", ".ts"));
    writeFileSync(join(folder, name), text);
    return name;
  });
  return [join("receivers", "globals.d.ts"), ...names];
}

main(import.meta, async () => {
  const { passed, failed } = await types({ log: join(target, "test-logs", "types.log") });
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
