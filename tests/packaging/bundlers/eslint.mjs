// ESLint's import plugin, whose resolver does not read `exports`, must find every subpath.

const CONFIG = `
  import plugin from "eslint-plugin-import";

  export default [{ plugins: { import: plugin }, rules: { "import/no-unresolved": "error" } }];
`;

/** Returns all subpaths, with each schema by its name. */
function subpaths(workspace) {
  const installed = ["..", "node_modules", "chatbrick-events"];
  const { exports } = JSON.parse(workspace.read(...installed, "package.json"));
  const schemas = workspace.files(["..", "node_modules", "chatbrick-events", "dist", "schemas"].join("/"));
  return Object.keys(exports).flatMap((name) =>
    name.includes("*") ? schemas.map((schema) => name.replace("*.json", schema)) : [name],
  );
}

export const tool = "eslint-plugin-import";

export const cells = [
  {
    target: "default resolver, every subpath",
    where: "Node",
    app: "resolver",
    async run(workspace) {
      workspace.write("eslint.config.mjs", CONFIG);
      const all = subpaths(workspace);
      // Adds a missing subpath to prove that the rule works.
      const imports = [...all, "./missing"].map((name) => `import "chatbrick-events${name.slice(1)}";`);
      workspace.write("imports.mjs", imports.join("\n"));
      workspace.write("run.mjs", RUN);
      const { unresolved } = workspace.resultOf(await workspace.node("run.mjs"));
      return { found: all.length > 10, unresolved };
    },
  },
];

const RUN = `
  import { ESLint } from "eslint";

  const [{ messages }] = await new ESLint().lintFiles(["imports.mjs"]);
  console.log("result " + JSON.stringify({ unresolved: messages.map(({ message }) => message) }));
`;
