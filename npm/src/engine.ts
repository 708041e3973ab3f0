import { bytesOf, NO_BYTES } from "./bytes.js";
import type * as wasm from "./chatbrick_events.wasm.js";
import {
  ASCII,
  type buildEvent,
  EVENT,
  HASH_SEED,
  NARROW,
  REWRITTEN,
  STRICT,
  TEXT,
  TRUNCATED,
  VALID,
  VALUE,
  WHOLE,
  WIDE,
} from "./generated/build.js";
import type { ConnectedEvent } from "./generated/event.js";
import { RECORDS } from "./generated/issues.js";
import { readIssues } from "./issues.js";
import type { Settings } from "./options.js";
import {
  decode,
  decodeAscii,
  decodeUtf16,
  encode,
  encodeInto,
  loneSurrogate,
  MOST_WHOLE,
  node,
} from "./text.js";
import type { Issue, Report } from "./types.js";

/**
 * An instance whose memory has grown beyond so many bytes is replaced: the memory of an instance never shrinks. No payload
 * within the default limit needs as many.
 */
const OUTSIZED = 8 << 20;

/**
 * The longest string, in units, that is handed over as UTF-16. That takes five bytes for each; a longer one would make the
 * instance outsized.
 */
const MOST_UTF16 = 1 << 16;

/** Of a verdict beside which nobody wants them. */
const NONE: Issue[] = [];

/** What the module says of an input, and the event of a valid one for which it was asked: then warnings only if wanted. */
export interface Verdict extends Report {
  readonly event?: ConnectedEvent | undefined;
}

/**
 * What a function asks for. What makes it is handed over, so that a bundle without the function is without it; it is the same
 * at every call, which is then as fast as one by name.
 */
export interface Wanted {
  /** Makes the event, if one is wanted. */
  readonly build: typeof buildEvent | undefined;
  /** Whether issues are wanted of a valid payload, too. */
  readonly warnings: boolean;
}

/** What the module gives; that pointers are signed to JavaScript is for those to mind who use them. */
type Wasm = typeof wasm;

/** The instance of the module, with the views of its memory. */
export class Engine {
  readonly #module: WebAssembly.Module;
  #wasm: Wasm;
  #bytes = NO_BYTES;
  #words = new Uint32Array(0);
  /** Where the module wants UTF-8, how many bytes it has room for, and a view of that. */
  #room = 0;
  #capacity = 0;
  #place = NO_BYTES;
  /** Where the module wants UTF-16, and how many units it has room for. */
  #utf16Room = 0;
  #utf16Capacity = 0;
  /** Whether the last text held more than ASCII; the next one is expected to be alike. */
  #isWide = true;
  #wanted: Wanted = { build: undefined, warnings: true };
  /** Whether the module is at work. If it still is when a call begins, a call was torn off, and the instance is lost. */
  #isBusy = false;

  /** @param module - the compiled wasm of this package */
  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#wasm = instantiate(module);
  }

  /** Judges UTF-8, and its event if one is wanted. `length` is that of the bytes, whatever their property says. */
  judgeBytes(bytes: Uint8Array, length: number, settings: Settings, wanted: Wanted): Verdict {
    try {
      this.#begin(wanted);
      const asked = ask(settings, wanted) | (node !== undefined && length <= MOST_WHOLE ? WHOLE : 0);
      if (length > settings.maxBytes || !this.#makeRoom(length)) {
        return this.#verdict(this.#wasm.too_large(length), asked);
      }
      if (!this.#copy(bytes)) {
        // Once more, over a view that keeps its length.
        this.#isBusy = false;
        const fixed = bytesOf(bytes) as Uint8Array;
        return this.judgeBytes(fixed, fixed.length, settings, wanted);
      }
      return this.#verdict(this.#wasm.validate(length, settings.maxBytes, asked), asked);
    } catch (cause) {
      // Before any call: the stack may be full.
      this.#isBusy = true;
      throw this.#fault(cause);
    }
  }

  /** Judges a string; with `isValue` as what was already parsed. */
  judgeText(text: string, isValue: boolean, settings: Settings, wanted: Wanted): Verdict {
    try {
      this.#begin(wanted);
      const asked = ask(settings, wanted) | (isValue ? VALUE : TEXT);
      // A code unit takes one byte at least and three at most.
      if (text.length > settings.maxBytes) return this.#verdict(this.#wasm.too_large(text.length), asked);
      return node !== undefined && this.#isWide && text.length <= MOST_UTF16
        ? this.#judgeUtf16(text, settings.maxBytes, asked)
        : this.#judgeEncoded(text, settings.maxBytes, asked);
    } catch (cause) {
      this.#isBusy = true;
      throw this.#fault(cause);
    }
  }

  /** Judges what `JSON.stringify` has written nothing for, because there is nothing to write or because it threw. */
  judgeNothing(isUndefined: boolean, wanted: Wanted): Verdict {
    try {
      this.#begin(wanted);
      return this.#verdict(this.#wasm.no_text(+isUndefined), VALUE);
    } catch (cause) {
      this.#isBusy = true;
      throw this.#fault(cause);
    }
  }

  /** The quick way in Node for a string with more than ASCII in it. For one without, it is the slower one. */
  #judgeUtf16(text: string, maxBytes: number, asked: number): Verdict {
    if (!this.#makeUtf16Room(text.length)) return this.#verdict(this.#wasm.too_large(text.length), asked);
    (node as NonNullable<typeof node>).ucs2Write.call(this.#bytes, text, this.#utf16Room, text.length * 2);
    const whole = asked | (text.length <= MOST_WHOLE ? WHOLE : 0);
    const address = this.#wasm.validate_utf16(text.length, maxBytes, whole);
    this.#look();
    this.#isWide = ((this.#words[address >>> 2] as number) & NARROW) === 0;
    return this.#verdict(address, whole, text);
  }

  #judgeEncoded(text: string, maxBytes: number, asked: number): Verdict {
    const most = Math.min(text.length * 3, maxBytes);
    const written = this.#makeRoom(most) ? this.#encode(text, most) : maxBytes + 1;
    if (written > maxBytes) return this.#verdict(this.#wasm.too_large(text.length), asked);
    this.#isWide = written !== text.length;
    const lone = this.#isWide ? loneSurrogate(text) : -1;
    if (lone !== -1) return this.#verdict(this.#wasm.lone_surrogate(written, lone), asked);
    const isWhole = text.length <= MOST_WHOLE && (node !== undefined || !this.#isWide);
    const whole = asked | (isWhole ? WHOLE : 0);
    return this.#verdict(this.#wasm.validate(written, maxBytes, whole), whole, text);
  }

  /** Writes a text into its room, for `most` bytes, and returns how many it takes; more than that if it does not fit. */
  #encode(text: string, most: number): number {
    if (most === text.length * 3) return encode(text, this.#place);
    const { read, written } = encodeInto(text, this.#place);
    return read < text.length ? most + 1 : written;
  }

  /** Copies bytes into their room; false if another thread has made them so many meanwhile that they do not fit. */
  #copy(bytes: Uint8Array): boolean {
    try {
      this.#place.set(bytes);
      return true;
    } catch {
      return false;
    }
  }

  /** Sees to the room for so many bytes of UTF-8; false if there is no memory for them. */
  #makeRoom(length: number): boolean {
    if (length > this.#capacity) {
      const room = this.#wasm.reserve(length) >>> 0;
      if (room === 0) return this.#forgetRooms();
      this.#room = room;
      this.#capacity = length;
      this.#renewViews();
    }
    this.#look();
    return true;
  }

  /** The same for UTF-16. The module makes room for its UTF-8 as well, which may then be elsewhere. */
  #makeUtf16Room(units: number): boolean {
    if (units > this.#utf16Capacity) {
      this.#forgetRooms();
      const room = this.#wasm.reserve_utf16(units) >>> 0;
      if (room === 0) return this.#forgetRooms();
      this.#utf16Room = room;
      this.#utf16Capacity = units;
    }
    this.#look();
    return true;
  }

  /** Where the rooms are has to be asked the next time. */
  #forgetRooms(): false {
    this.#room = 0;
    this.#capacity = 0;
    this.#place = NO_BYTES;
    this.#utf16Capacity = 0;
    return false;
  }

  #begin(wanted: Wanted): void {
    if (this.#isBusy) this.#restart();
    this.#wanted = wanted;
    this.#isBusy = true;
  }

  /** Reads the output at an address. `text` is the input, if it was a string. */
  #verdict(address: number, asked: number, text?: string): Verdict {
    this.#look();
    const words = this.#words;
    const at = address >>> 2;
    const flags = words[at] as number;
    const valid = (flags & VALID) !== 0;
    const truncated = (flags & TRUNCATED) !== 0;
    this.#isBusy = false;
    const { build, warnings } = this.#wanted;
    const issues =
      valid && !warnings
        ? NONE
        : words[at + RECORDS + 1] === 0
          ? []
          : readIssues(words, at, this.#decode, (asked & VALUE) === 0);
    // The event is the verdict's own also where there is none: somebody's Object.prototype may have one.
    const verdict: Verdict =
      build === undefined
        ? { valid, issues, truncated }
        : {
            valid,
            issues,
            truncated,
            event: valid
              ? build(words, at, this.#ascii(at, asked, text), this.#wide(at), text ?? "")
              : undefined,
          };
    if (this.#bytes.length > OUTSIZED) this.#restart();
    return verdict;
  }

  /** The texts that are ASCII, or the input, of which each unit then stands for a byte. */
  #ascii(at: number, asked: number, text: string | undefined): string {
    const words = this.#words;
    const begin = words[at + ASCII] as number;
    const length = words[at + ASCII + 1] as number;
    const isRewritten = ((words[at] as number) & REWRITTEN) !== 0;
    return (asked & WHOLE) !== 0 && text?.length === length && !isRewritten
      ? text
      : decodeAscii(this.#bytes, begin, begin + length);
  }

  /** The texts that are not. */
  #wide(at: number): string {
    const words = this.#words;
    const begin = words[at + WIDE] as number;
    const units = words[at + WIDE + 1] as number;
    return units === 0 ? "" : decodeUtf16(this.#bytes, begin, units);
  }

  readonly #decode = (address: number, length: number): string =>
    decode(this.#bytes, address, address + length);

  /** After a trap, which leaves the instance in the middle of something: this call fails, and the next has a new one. */
  #fault(cause: unknown): Error {
    this.#restart();
    return new Error("chatbrick-events: internal error; please report it", { cause });
  }

  /** Replaces the instance, and lets go of the memory of the old one. */
  #restart(): void {
    this.#isBusy = true;
    this.#forgetRooms();
    this.#wasm = instantiate(this.#module);
    this.#renewViews();
    this.#isBusy = false;
  }

  /** Renews the views if the memory has grown, which detaches the old ones: they are then empty. */
  #look(): void {
    if (this.#bytes.length === 0) this.#renewViews();
  }

  #renewViews(): void {
    const { buffer } = this.#wasm.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#place = new Uint8Array(buffer, this.#room, this.#capacity);
  }
}

const instantiate = (module: WebAssembly.Module): Wasm =>
  new WebAssembly.Instance(module).exports as unknown as Wasm;

const { random } = Math;

/** Without it, keys could be chosen that take long to tell apart. Made when it is asked for: workerd has no chance before. */
let hashSeed = 0;

const ask = (settings: Settings, wanted: Wanted): number => {
  hashSeed ||= (1 + random() * 0x7fffffe) << HASH_SEED;
  return hashSeed | (settings.strict ? STRICT : 0) | (wanted.build ? EVENT : 0);
};
