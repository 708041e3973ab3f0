/** Lets the page work offline after the first visit, where the browser can do it. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener("load", () =>
    navigator.serviceWorker.register("./service-worker.js").catch(() => undefined),
  );
}
