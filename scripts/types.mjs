// Compiles programs against the built package as the compilers of its users do: every entry, and tests/types/*.ts.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { typescript } from "./build.mjs";
import { path, readJson } from "./lib.mjs";

/** How users resolve modules, and a set-up whose only globals are those of the language. */
const SETUPS = [
  { name: "bundler", module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] },
  { name: "node16", module: "node16", moduleResolution: "node16", lib: ["es2022", "dom"] },
  { name: "nodenext", module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom"] },
  { name: "no DOM", module: "nodenext", moduleResolution: "nodenext", lib: ["es2022"] },
];

/** Resolves to the numbers of set-ups that passed and failed. */
export async function types(options) {
  // In the project, so that the package is found in its node_modules.
  const folder = path("target", "types");
  mkdirSync(folder, { recursive: true });
  const entries = Object.entries(readJson("pkg/package.json").exports).filter(([, entry]) => entry.types);
  const imports = entries.map(
    ([name], index) => `export * as _${index} from "chatbrick-events${name.slice(1)}";\n`,
  );
  writeFileSync(path("target", "types", "entries.ts"), imports.join(""));
  const tests = existsSync(path("tests", "types")) ? readdirSync(path("tests", "types")) : [];
  const files = [
    "entries.ts",
    ...tests.filter((name) => name.endsWith(".ts")).map((name) => `../../tests/types/${name}`),
  ];

  const counts = { passed: 0, failed: 0 };
  for (const { name, ...setup } of SETUPS) {
    const compilerOptions = {
      ...setup,
      target: "es2022",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const config = `tsconfig.${name.replaceAll(" ", "-")}.json`;
    writeFileSync(path("target", "types", config), JSON.stringify({ compilerOptions, files }));
    try {
      await typescript(["--project", `target/types/${config}`, "--pretty", "false"], options);
      counts.passed += 1;
    } catch {
      console.log(`  the types do not compile under ${name}`);
      counts.failed += 1;
    }
  }
  return counts;
}
