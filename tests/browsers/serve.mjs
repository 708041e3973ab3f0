// A temporary file server on this computer.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on a free port while `use` runs.
 *
 * @param use - called with the origin
 * @param options - `headers`: headers of every response. `at`: the path prefix of the folder. `onRequest`: called with each
 *   requested path
 */
export async function served(folder, use, { headers = {}, at = "/", onRequest } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    onRequest?.(pathname);
    let file = pathname.startsWith(at) ? normalize(join(folder, pathname.slice(at.length))) : "";
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const type = TYPES[extname(file)];
    if (!`${file}${sep}`.startsWith(folder) || !existsSync(file) || !type)
      return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, ...headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
