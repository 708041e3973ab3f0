/** Lets the page work offline after the first visit, where the browser can do it. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () => navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
  // The texts may come before or after the event.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
