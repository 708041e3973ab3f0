// Replaces everything in a payload that may be personal with plausible stand-ins of the same form. Keys, structure, white
// space, event type and times stay, so the verdict stays. Equal values get equal stand-ins.

const SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂";
const GIVEN = "怡君雅婷家豪志明淑芬俊傑美玲宗翰佳蓉柏宇詩涵冠廷欣妤承恩品妍";
const PLACES = "和平民生中正大安信義仁愛復興光明永康新店文山東門西湖";
/** Suffixes of names that do not identify a store. */
const KEPT = ["旗艦店", "門市", "分店", "本店", "總店", "店"];
/** Hosts that do not identify anybody. */
const HOSTS = /^(?:uc\.chatbrick\.com|imagedelivery\.net|s?profile\.line-scdn\.net)$/;
/** Words in paths that do not identify anybody. */
const COMMON =
  /^(?:avatars?|images?|logos?|photos?|pictures?|profile|public|large|small|jpe?g|png|webp|gif|svg)$/i;
const TIMES = new Set([
  "connectedAt",
  "changedAt",
  "disconnectedAt",
  "initConnectedAt",
  "createdAt",
  "updatedAt",
  "deactivatedAt",
]);
/** Objects with the event's times. Elsewhere, these keys may have personal values. */
const TIMES_IN = new Set(["timestamps", "timestampsMs"]);

const STRING = /"(?:[^"\\]|\\[\s\S])*"?/y;
const NUMBER = /-?\d[\d.eE+-]*/y;
const LITERAL = /true|false|null/y;

/** Replaces personal data in a text, which may be incomplete or not JSON. */
export function standIns(text: string, random: () => number = cryptoRandom): string {
  const pseudonymizer = new Pseudonymizer(random);
  let out = "";
  let at = 0;
  let key = "";
  /** Keys of the enclosing objects and lists, outermost first. */
  const ancestors: string[] = [];
  const time = () => TIMES.has(key) && TIMES_IN.has(ancestors.at(-1) ?? "");
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const string = take(STRING);
    if (string !== undefined) {
      at += string.length;
      if (/^[ \t\r\n]*:/.test(text.slice(at, at + 64)) && string.length > 1 && string.endsWith('"')) {
        key = unescaped(string) ?? string.slice(1, -1);
        out += string;
      } else
        out += isKept(string, key === "type" && ancestors.length === 1, time())
          ? string
          : pseudonymizer.literal(key, string);
      continue;
    }
    const literal = take(LITERAL) ?? "";
    const number = literal === "" ? (take(NUMBER) ?? "") : "";
    if (literal !== "") out += literal;
    else if (number !== "") out += time() ? number : pseudonymizer.number(number);
    else {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (char === "{" || char === "[") ancestors.push(key);
      if (char === "}" || char === "]") key = ancestors.pop() ?? "";
      out += pseudonymizer.outside(char);
      at += char.length;
    }
    at += literal.length + number.length;
  }
  return out;
}

/** Whether a string is kept: the event's type or a time, in the expected form. */
function isKept(literal: string, type: boolean, time: boolean): boolean {
  const value = unescaped(literal) ?? literal.slice(1);
  return (type && /^[\w.]*$/.test(value)) || (time && /^[-\dTZtz:.+ ]*$/.test(value));
}

class Pseudonymizer {
  readonly #known = new Map<string, string>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Replaces a string with its quotes. Keeps non-ASCII characters escaped if they were. */
  literal(key: string, literal: string): string {
    const inner = literal.slice(1).replace(/"$/, "");
    if (!inner.includes("\\")) return `"${this.value(key, inner)}${literal.slice(1 + inner.length)}`;
    const value = unescaped(literal);
    if (value === undefined) return `"${this.#broken(inner)}${literal.slice(1 + inner.length)}`;
    const made = JSON.stringify(this.value(key, value));
    return /\\u/.test(inner) ? made.replace(/[^\0-\x7f]/g, escapedUnit) : made;
  }

  /** Replaces a string that is not valid JSON, character by character. */
  #broken(inner: string): string {
    return inner.replace(
      /\\u([\da-fA-F]{4})|\\u[^\\]{0,4}|\\[\s\S]|[\s\S]/gu,
      (part, code: string | undefined) => {
        if (code === undefined) return part.startsWith("\\") ? part : this.character(part);
        const char = String.fromCharCode(Number.parseInt(code, 16));
        return escapedUnit(this.character(char));
      },
    );
  }

  value(key: string, value: string): string {
    const url = /^(https?:\/\/)([^/?#\0-\x20\x7f]+)(.*)$/s.exec(value);
    if (url) {
      const [, scheme = "", host = "", suffix = ""] = url;
      const path = suffix.replace(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g, (word) =>
        COMMON.test(word) ? word : this.words(word),
      );
      return `${scheme}${HOSTS.test(host) ? host : this.#host(host)}${path}`;
    }
    if (/^U[0-9a-f]{32}$/.test(value))
      return this.#once(value, () => `U${this.#mapped(value.slice(1), hex)}`);
    if (/name$/i.test(key)) return this.#name(value);
    return this.words(value);
  }

  /** Replaces the digits of a number. Keeps its sign, fraction and exponent. */
  number(number: string): string {
    return number.replace(/[1-9]/g, () => `${1 + this.#below(9)}`);
  }

  /** Replaces a character outside of strings. Never inserts a letter that has a meaning in JSON, as the e in 1e9. */
  outside(char: string): string {
    if (/[a-z]/.test(char)) return pick("bcdghjkmpqvwxz", this.#below);
    return /[A-Z]/.test(char) ? pick("BCDGHJKMPQVWXZ", this.#below) : this.character(char);
  }

  character(char: string): string {
    if (/\p{Script=Han}/u.test(char)) return another(char, GIVEN, this.#below);
    return shape(char, this.#below);
  }

  /** Replaces each word of a value separately, so that an id gets the same stand-in in a URL as elsewhere. */
  words(value: string): string {
    return value.replace(/[A-Za-z0-9]+|\p{Script=Han}+|[^\0-\x7f]/gu, (word) =>
      this.#once(word, () =>
        /[A-Za-z0-9]/.test(word)
          ? this.#mapped(word, /^[0-9a-f]+$/.test(word) && /\d/.test(word) ? hex : shape)
          : [...word].map((char) => this.character(char)).join(""),
      ),
    );
  }

  #name(value: string): string {
    return value.replace(/[A-Za-z0-9]+|\p{Script=Han}+|[^\0-\x7f]/gu, (word) =>
      this.#once(word, () => {
        if (/^\p{Script=Han}/u.test(word)) return this.#han(word);
        return /^[A-Za-z]/.test(word)
          ? this.#latin(word)
          : [...word].map((char) => this.character(char)).join("");
      }),
    );
  }

  /** Replaces the Chinese name of a person, or of a store, whose suffix stays. */
  #han(word: string): string {
    const kept = KEPT.find((end) => word.endsWith(end)) ?? "";
    const own = [...word.slice(0, word.length - kept.length)];
    if (kept !== "" || own.length > 3)
      return own.map((char) => another(char, PLACES, this.#below)).join("") + kept;
    return own
      .map((char, index) => another(char, index === 0 && own.length > 1 ? SURNAMES : GIVEN, this.#below))
      .join("");
  }

  /** Replaces a Latin name with a pronounceable one. Titles stay. */
  #latin(word: string): string {
    if (/^(?:Mr|Mrs|Ms|Dr)$/.test(word)) return word;
    return [...word]
      .map((char, index) => {
        if (!/[A-Za-z]/.test(char)) return shape(char, this.#below);
        const other = pick(index % 2 === 0 ? "bdfghklmnprstvw" : "aeiou", this.#below);
        return char === char.toUpperCase() ? other.toUpperCase() : other;
      })
      .join("");
  }

  #host(host: string): string {
    return this.#once(host, () => `${this.#mapped(host.split(/[.:]/)[0] ?? "", shape) || "host"}.example`);
  }

  #once(value: string, make: () => string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const made = make();
    this.#known.set(value, made);
    return made;
  }

  #mapped(value: string, map: (char: string, below: (n: number) => number) => string): string {
    return [...value]
      .map((char, index) => (index === 0 && char === "c" ? char : map(char, this.#below)))
      .join("");
  }

  readonly #below = (n: number): number => Math.floor(this.#random() * n);
}

function shape(char: string, below: (n: number) => number): string {
  if (/[a-z]/.test(char)) return pick("abcdefghijklmnopqrstuvwxyz", below);
  if (/[A-Z]/.test(char)) return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ", below);
  if (/[0-9]/.test(char)) return pick("0123456789", below);
  if (/\p{L}/u.test(char)) return "字";
  return char;
}

function hex(char: string, below: (n: number) => number): string {
  if (/[0-9]/.test(char)) return pick("0123456789", below);
  return /[a-f]/.test(char) ? pick("abcdef", below) : char;
}

/** Picks a different character. */
const another = (char: string, from: string, below: (n: number) => number): string =>
  pick(from.replace(char, ""), below);
const pick = (from: string, below: (n: number) => number): string => from[below(from.length)] as string;

function unescaped(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
const cryptoRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;
