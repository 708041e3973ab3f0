// A web worker, which says of which type it is, too.

import { smoke } from "./smoke.mjs";

function typeOf() {
  try {
    importScripts();
    return "classic";
  } catch {
    return "module";
  }
}

self.postMessage({ worker: typeOf(), smoke: smoke() });
