// The page of the service worker. It is not bundled; the server knows nothing of /smoke.

const controlled = new Promise((resolve) => {
  navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
});
await navigator.serviceWorker.register("/service-worker.js", { type: "TYPE" });
await controlled;
console.log(`result ${await (await fetch("/smoke")).text()}`);
