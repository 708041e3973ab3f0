// Forms that a body takes if it is parsed and serialized again, before it is signed or verified.

export type VariantName =
  | "minified"
  | "pretty2"
  | "pretty4"
  | "python"
  | "pythonUnicode"
  | "escaped"
  | "php"
  | "lf"
  | "crlf"
  | "trimmed"
  | "newline"
  | "noBom";

/** Returns all other forms of a body, likely ones first. */
export function variants(body: Uint8Array): [VariantName, Uint8Array<ArrayBuffer>][] {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const withoutBom = text.replace(/^\ufeff/, "");
  const forms: [VariantName, string][] = [];
  const value = parsed(withoutBom);
  if (value !== undefined) {
    const compact = JSON.stringify(value);
    forms.push(
      ["minified", compact],
      ["pretty2", JSON.stringify(value, null, 2)],
      ["pretty4", JSON.stringify(value, null, 4)],
      ["python", ascii(spaced(compact))],
      ["pythonUnicode", spaced(compact)],
      ["escaped", ascii(compact)],
      ["php", ascii(compact.replaceAll("/", "\\/"))],
    );
  }
  forms.push(
    ["noBom", withoutBom],
    ["lf", text.replaceAll("\r\n", "\n")],
    ["crlf", text.replace(/\r?\n/g, "\r\n")],
    ["trimmed", text.trim()],
    ["newline", `${text}\n`],
  );
  const encoder = new TextEncoder();
  return forms.filter(([, form]) => form !== text).map(([name, form]) => [name, encoder.encode(form)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Inserts a space after each comma and colon outside of strings. */
const spaced = (compact: string) =>
  compact.replace(
    /("(?:[^"\\]|\\.)*")|([,:])/g,
    (_, string: string | undefined, mark: string) => string ?? `${mark} `,
  );

const ascii = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
