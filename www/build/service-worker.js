// Caches the files of one build. A new build waits until all pages of the old one are closed, so that no page mixes builds.

// Folder of this page. The origin may serve other pages, also below this folder, with their own caches.
const home = new URL("./", location).pathname;
const PREFIX = `payload-debugger ${home} `;
const CACHE = `${PREFIX}VERSION`;
const FILES = ["FILES"];

// `reload` bypasses the HTTP cache, which may have files of an older build.
addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const page = request.mode === "navigate";
  if (page && pathname !== home && pathname !== `${home}index.html`) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(page ? "./" : request, { ignoreSearch: true, ignoreVary: true }))
      .then((found) => found ?? fetch(request)),
  );
});
