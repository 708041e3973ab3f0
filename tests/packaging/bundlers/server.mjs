// Serves the output folder of a bundler for one cell, with strict headers.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
};

/** Allows only scripts, workers and files of the same origin; wasm must be allowed by name. */
export const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src data:",
].join("; ");

/** Returns a page for bundlers that do not make one. With the icon, browsers do not request one. */
const page = (script, type, meta) =>
  `<!doctype html>${meta}<title>smoke</title><link rel="icon" href="data:,">` +
  `<script src="/${script}"${type === "module" ? ' type="module"' : " defer"}></script>`;

/**
 * Serves `folder`, and a page with `script` unless there is an index.html. Resolves to the origin and to a function that stops.
 *
 * @param site - `charset`: the charset in the header of the page, the only one given; a classic script inherits it
 */
export async function server({ folder, script, type = "module", charset }) {
  const types = charset ? { ".html": `text/html; charset=${charset}`, ".js": "text/javascript" } : TYPES;
  const meta = charset ? "" : '<meta charset="utf-8">';
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const file = join(folder, normalize(decodeURIComponent(pathname)), pathname === "/" ? "index.html" : "");
    const headers = { "content-security-policy": CSP, "cache-control": "no-store" };
    const body =
      pathname === "/" && script
        ? page(script, type, meta)
        : file.startsWith(folder + sep) && (await readFile(file).catch(() => undefined));
    if (!body) return response.writeHead(404, headers).end();
    response.writeHead(200, {
      ...headers,
      "content-type": types[extname(file)] ?? "application/octet-stream",
    });
    response.end(body);
  };
  const http = createServer(answer);
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${http.address().port}`,
    stop() {
      http.closeAllConnections();
      http.close();
    },
  };
}
