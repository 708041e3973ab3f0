// The page of the service worker, which is not bundled. The server itself has no path /smoke.

const controlled = new Promise((resolve) => {
  navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
});
await navigator.serviceWorker.register("/service-worker.js", { type: "TYPE" });
await controlled;
console.log(`result ${await (await fetch("/smoke")).text()}`);
