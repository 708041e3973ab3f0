import { defineConfig } from "vite";
import { offline } from "./build/offline.ts";
import { policy } from "./build/policy.ts";

export default defineConfig({
  // Works at any path of a file server.
  base: "./",
  build: {
    target: ["chrome123", "firefox121", "safari17.5"],
    // The polyfill would use fetch, which the policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  worker: { format: "es" },
  plugins: [policy(), offline()],
});
