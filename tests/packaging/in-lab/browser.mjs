// For browsers, without a bundler: the harness names the entries in the address of the page.

import { suite } from "./suite.mjs";

const names = new URL(location.href).searchParams;
const [api, format] = await Promise.all([import(names.get("entry")), import(names.get("format"))]);
if (names.has("wasm")) await api.init(fetch(names.get("wasm")));
const result = suite(api, format);
// Where a driver finds it.
document.body.textContent = JSON.stringify(result);
