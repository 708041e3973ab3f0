import { en } from "./en.ts";
import type { Language } from "./index.ts";

export const english: Language = {
  id: "en",
  messages: en,
  message: ({ message }) => message,
  term: (text) => text,
  phrases: { Diagnostics: en.issues.heading, "No diagnostics": en.issues.none },
};
