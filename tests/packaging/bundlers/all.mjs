// All cells. The slowest come first, so that none runs alone at the end.

import * as bun from "./bun.mjs";
import * as cloudflare from "./cloudflare.mjs";
import * as esbuild from "./esbuild.mjs";
import * as eslint from "./eslint.mjs";
import { jest27, jest30 } from "./jest.mjs";
import * as next from "./next.mjs";
import * as parcel from "./parcel.mjs";
import * as rolldown from "./rolldown.mjs";
import * as rollup from "./rollup.mjs";
import * as vite from "./vite.mjs";
import * as vitest from "./vitest.mjs";
import { rspack, webpack } from "./webpack.mjs";

export const MODULES = [
  next,
  vite,
  webpack,
  rspack,
  rollup,
  rolldown,
  esbuild,
  parcel,
  bun,
  vitest,
  jest30,
  jest27,
  eslint,
  ...Object.values(cloudflare),
];
