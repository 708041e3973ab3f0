// A web worker, which also reports its type.

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
