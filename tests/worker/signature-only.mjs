// src/signature.ts by itself in workerd, at any time of day: the Worker knows only its own.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DATE } from "./instance.mjs";

const ENTRY = `
  import { importSecrets, isSigned, readHeaders } from "./src/signature.js";

  export default {
    async fetch(request) {
      const { searchParams } = new URL(request.url);
      const headers = readHeaders(request.headers, Number(searchParams.get("now")));
      if (typeof headers === "string") return new Response(headers);
      const keys = await importSecrets(searchParams.get("secrets"));
      const signed = await isSigned(headers, new Uint8Array(await request.arrayBuffer()), keys);
      return new Response(signed ? "signed" : "wrong_signature");
    },
  };
`;

/** Starts it, and resolves to a function that asks it. */
export async function signatureOnly({ folder, tool }) {
  const load = (file) => import(pathToFileURL(file));
  const { build } = await load(createRequire(tool("x")).resolve("esbuild"));
  const { Miniflare, convertV4MiniflareOptions } = await load(tool("miniflare", "dist", "src", "index.js"));
  const file = join(folder, "signature-only.js");
  writeFileSync(file, ENTRY);
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const options = {
    name: "signature",
    modules: true,
    script: outputFiles[0].text,
    compatibilityDate: DATE,
    host: "127.0.0.1",
    port: 0,
    cf: false,
  };
  const miniflare = new Miniflare(convertV4MiniflareOptions(options));
  after(() => miniflare.dispose());
  const address = await miniflare.ready;

  return async ({ secrets, now, headers, body }) => {
    const url = new URL(`/?${new URLSearchParams({ secrets, now })}`, address);
    const response = await fetch(url, { method: "POST", headers, body });
    return response.text();
  };
}
