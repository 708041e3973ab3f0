/**
 * Starts a worker from a blob, so that it inherits the page's policy with `connect-src 'none'`. A worker with its own URL
 * would have the policy of its response, which a file server does not send.
 *
 * @param script - the URL of the script, imported with Vite's `?worker&url`
 */
export function startWorker(script: string, name: string): Worker {
  const address = new URL(script, import.meta.url).href;
  if (import.meta.env.DEV) return new Worker(address, { type: "module" });
  const blob = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(blob), { type: "module", name });
}
