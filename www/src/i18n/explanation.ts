// Texts that explain single values. Loaded on demand, separately from the page's other texts.

import { explanationEn } from "./explanation-en.ts";
import { explanationZhTW } from "./explanation-zh-tw.ts";
import type { Language } from "./index.ts";

export type ExplanationTexts = typeof explanationEn;

export const explanationTexts = ({ id }: Language): ExplanationTexts =>
  id === "en" ? explanationEn : explanationZhTW;
