// A service worker that responds to one path.

import { smoke } from "./smoke.mjs";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === "/smoke") event.respondWith(Response.json(smoke()));
});
