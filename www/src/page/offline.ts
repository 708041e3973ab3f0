/** Registers the service worker, with which the page works offline after the first visit. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () => navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
  // The texts load asynchronously, so the load event may already have occurred.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
