import { bytesOf, NO_BYTES } from "./bytes.js";
import type * as wasm from "./chatbrick_events.wasm.js";
import type { buildChatBrickEvent } from "./generated/build-event.js";
import type { ChatBrickEvent } from "./generated/events.js";
import {
  ASCII,
  ASCII_ONLY,
  CUT_INPUT,
  EVENT,
  HASH_SEED,
  ISSUES,
  OTHER_EVENT,
  REWRITTEN,
  STRICT,
  TEXT,
  TRUNCATED,
  UTF16,
  VALID,
  VALUE,
  VERDICT,
} from "./generated/layout.js";
import type { Settings } from "./options.js";
import { readIssues } from "./read-issues.js";
import {
  bufferMethods,
  decodeAscii,
  decodeUtf8,
  decodeUtf16,
  encodePrefix,
  encodeUtf8,
  loneSurrogate,
  MAX_SLICED_LENGTH,
} from "./text-codec.js";
import type { Issue, Report } from "./types.js";

/**
 * Memory size in bytes above which an instance is replaced after a call, since wasm memory never shrinks. Payloads within
 * the default limit stay below it.
 */
const MAX_KEPT_MEMORY = 16 << 20;

/** Longest string, in code units, that is copied as UTF-16: at five bytes per unit, a longer one exceeds the kept memory. */
const MAX_UTF16_LENGTH = 1 << 16;

/** Shared empty list for callers that do not ask for issues. */
const NO_ISSUES: Issue[] = [];

/** Result of a validation: the report, and the event if the payload is valid and an event was requested. */
export interface Validation extends Report {
  readonly event?: ChatBrickEvent | undefined;
  /** Whether another event type is the only error; only if an event was requested. */
  readonly isOtherEvent?: boolean;
}

/**
 * The parts of a validation that a public function needs. The builder is passed in, so that bundlers drop it together with the
 * functions that use it.
 */
export interface Output {
  /** Builds the event; `undefined` if the function returns none. */
  readonly build: typeof buildChatBrickEvent | undefined;
  /** Whether the issues of a valid payload are needed. */
  readonly warnings: boolean;
}

/** Exports of the wasm module. Its addresses arrive as signed numbers. */
type Wasm = typeof wasm;

/**
 * Makes an instance of the wasm module. If that is not possible now, throws if the old instance `isLost`, and otherwise returns
 * `undefined`.
 */
export type MakeInstance = (isLost: boolean) => WebAssembly.Instance | undefined;

/** Validates payloads in an instance of the wasm module, which it replaces after a trap or an outsized input. */
export class WasmValidator {
  readonly #makeInstance: MakeInstance;
  #wasm: Wasm;
  /** Views of the wasm memory, made by the first call. */
  #u8 = NO_BYTES;
  #u32!: Uint32Array;
  #i32!: Int32Array;
  /** Input buffer for UTF-8: address, capacity in bytes, and a view of it. */
  #utf8Address = 0;
  #utf8Capacity = 0;
  #utf8Buffer = NO_BYTES;
  /** Input buffer for UTF-16: address, and capacity in code units. */
  #utf16Address = 0;
  #utf16Capacity = 0;
  /** Whether the last string had non-ASCII text. The next one probably has too. */
  #expectsNonAscii = true;
  /** Set by each call. */
  #output!: Output;
  /** Whether a call is running. If it is still set when the next call begins, that call trapped and the instance is lost. */
  #isBusy = false;

  constructor(makeInstance: MakeInstance, first = makeInstance(true)) {
    this.#makeInstance = makeInstance;
    this.#wasm = exportsOf(first as WebAssembly.Instance);
  }

  /** Validates UTF-8. `length` is the actual length of `bytes`, whose own `length` property may lie. */
  validateBytes(bytes: Uint8Array, length: number, settings: Settings, output: Output): Validation {
    this.#begin(output);
    try {
      const canSlice = bufferMethods !== undefined && length <= MAX_SLICED_LENGTH;
      const flags = requestFlags(settings, output) | (canSlice ? CUT_INPUT : 0);
      if (length > settings.maxBytes || !this.#reserveUtf8(length)) {
        return this.#readOutput(this.#wasm.too_large(length), flags);
      }
      if (!this.#copyBytes(bytes)) {
        // Retry with a view of fixed length.
        this.#isBusy = false;
        const fixed = bytesOf(bytes) as Uint8Array;
        return this.validateBytes(fixed, fixed.length, settings, output);
      }
      return this.#readOutput(this.#wasm.validate(length, settings.maxBytes, flags, settings.types), flags);
    } catch (cause) {
      throw this.#lose(cause);
    }
  }

  /** Validates a string. `isValue`: the string is a serialized parsed value. */
  validateText(text: string, isValue: boolean, settings: Settings, output: Output): Validation {
    this.#begin(output);
    try {
      const flags = requestFlags(settings, output) | (isValue ? VALUE : TEXT);
      // A code unit takes one to three bytes of UTF-8.
      if (text.length > settings.maxBytes) {
        return this.#readOutput(this.#wasm.too_large(text.length), flags);
      }
      return bufferMethods !== undefined && this.#expectsNonAscii && text.length <= MAX_UTF16_LENGTH
        ? this.#validateUtf16(text, settings, flags)
        : this.#validateEncoded(text, settings, flags);
    } catch (cause) {
      throw this.#lose(cause);
    }
  }

  /** Reports a value without JSON text: `undefined`, a function or a symbol, or one that `JSON.stringify` throws for. */
  reportNoText(isUndefined: boolean, output: Output): Validation {
    this.#begin(output);
    try {
      return this.#readOutput(this.#wasm.no_text(+isUndefined), VALUE);
    } catch (cause) {
      throw this.#lose(cause);
    }
  }

  /** Copies the string as UTF-16. In Node the fast path for non-ASCII text, and slower than UTF-8 for ASCII. */
  #validateUtf16(text: string, { maxBytes, types }: Settings, requested: number): Validation {
    if (!this.#reserveUtf16(text.length)) {
      return this.#readOutput(this.#wasm.too_large(text.length), requested);
    }
    const { ucs2Write } = bufferMethods as NonNullable<typeof bufferMethods>;
    ucs2Write.call(this.#u8, text, this.#utf16Address, text.length * 2);
    const flags = requested | (text.length <= MAX_SLICED_LENGTH ? CUT_INPUT : 0);
    const address = this.#wasm.validate_utf16(text.length, maxBytes, flags, types);
    this.#refreshViews();
    this.#expectsNonAscii = ((this.#u32[(address >>> 2) + VERDICT] as number) & ASCII_ONLY) === 0;
    return this.#readOutput(address, flags, text);
  }

  /** Copies the string as UTF-8. */
  #validateEncoded(text: string, { maxBytes, types }: Settings, requested: number): Validation {
    const capacity = Math.min(text.length * 3, maxBytes);
    const written = this.#reserveUtf8(capacity) ? this.#encode(text, capacity) : maxBytes + 1;
    if (written > maxBytes) return this.#readOutput(this.#wasm.too_large(text.length), requested);
    const isNonAscii = written !== text.length;
    this.#expectsNonAscii = isNonAscii;
    const surrogate = isNonAscii ? loneSurrogate(text) : -1;
    if (surrogate !== -1) return this.#readOutput(this.#wasm.lone_surrogate(written, surrogate), requested);
    const canSlice = text.length <= MAX_SLICED_LENGTH && (bufferMethods !== undefined || !isNonAscii);
    const flags = requested | (canSlice ? CUT_INPUT : 0);
    return this.#readOutput(this.#wasm.validate(written, maxBytes, flags, types), flags, text);
  }

  /** Encodes a text into the UTF-8 buffer and returns its length in bytes; more than `capacity` if it does not fit. */
  #encode(text: string, capacity: number): number {
    if (capacity === text.length * 3) return encodeUtf8(text, this.#utf8Buffer);
    const { read, written } = encodePrefix(text, this.#utf8Buffer);
    return read < text.length ? capacity + 1 : written;
  }

  /** Copies bytes into the UTF-8 buffer; false if another thread has grown them meanwhile and they do not fit. */
  #copyBytes(bytes: Uint8Array): boolean {
    try {
      this.#utf8Buffer.set(bytes);
      return true;
    } catch {
      return false;
    }
  }

  /** Makes the UTF-8 buffer large enough; false if memory is exhausted. */
  #reserveUtf8(length: number): boolean {
    if (length > this.#utf8Capacity) {
      const address = this.#wasm.reserve(length) >>> 0;
      if (address === 0) return this.#forgetBuffers();
      this.#utf8Address = address;
      this.#utf8Capacity = length;
      this.#createViews();
    }
    this.#refreshViews();
    return true;
  }

  /** Makes the UTF-16 buffer large enough; false if memory is exhausted. May move the UTF-8 buffer. */
  #reserveUtf16(units: number): boolean {
    if (units > this.#utf16Capacity) {
      this.#forgetBuffers();
      const address = this.#wasm.reserve_utf16(units) >>> 0;
      if (address === 0) return this.#forgetBuffers();
      this.#utf16Address = address;
      this.#utf16Capacity = units;
    }
    this.#refreshViews();
    return true;
  }

  /** Forgets the addresses of the buffers, so that the next call reserves them again. */
  #forgetBuffers(): false {
    this.#utf8Address = 0;
    this.#utf8Capacity = 0;
    this.#utf8Buffer = NO_BYTES;
    this.#utf16Capacity = 0;
    return false;
  }

  #begin(output: Output): void {
    if (this.#isBusy) this.#replaceInstance(true);
    this.#output = output;
    this.#isBusy = true;
  }

  /** Reads the output of the module at an address. `text` is the input if it was a string. */
  #readOutput(address: number, flags: number, text?: string): Validation {
    this.#refreshViews();
    const memory = this.#u32;
    const base = address >>> 2;
    const status = memory[base + VERDICT] as number;
    const valid = (status & VALID) !== 0;
    const truncated = (status & TRUNCATED) !== 0;
    this.#isBusy = false;
    const { build, warnings } = this.#output;
    const issues =
      valid && !warnings
        ? NO_ISSUES
        : memory[base + ISSUES + 1] === 0
          ? []
          : readIssues(memory, base, this.#decodeUtf8, (flags & VALUE) === 0);
    // `event` is always an own property, so that a polluted `Object.prototype` cannot supply one.
    const validation: Validation =
      build === undefined
        ? { valid, issues, truncated }
        : {
            valid,
            issues,
            truncated,
            event: valid
              ? build(this.#i32, base, this.#asciiText(base, flags, text), this.#utf16Text(base), text ?? "")
              : undefined,
            isOtherEvent: (status & OTHER_EVENT) !== 0,
          };
    if (this.#u8.length > MAX_KEPT_MEMORY) this.#replaceInstance(false);
    return validation;
  }

  /** Text that the ASCII spans point into: the ASCII texts, or the input if each of its code units is one byte. */
  #asciiText(base: number, flags: number, text: string | undefined): string {
    const memory = this.#u32;
    const begin = memory[base + ASCII] as number;
    const length = memory[base + ASCII + 1] as number;
    const isRewritten = ((memory[base + VERDICT] as number) & REWRITTEN) !== 0;
    return (flags & CUT_INPUT) !== 0 && text?.length === length && !isRewritten
      ? text
      : decodeAscii(this.#u8, begin, begin + length);
  }

  /** Text that the UTF-16 spans point into. */
  #utf16Text(base: number): string {
    const memory = this.#u32;
    const begin = memory[base + UTF16] as number;
    const units = memory[base + UTF16 + 1] as number;
    return units === 0 ? "" : decodeUtf16(this.#u8, begin, units);
  }

  readonly #decodeUtf8 = (address: number, length: number): string =>
    decodeUtf8(this.#u8, address, address + length);

  /** Gives up the instance after a trap, which leaves it in an undefined state, and returns the error for this call. */
  #lose(cause: unknown): Error {
    this.#isBusy = true;
    return new Error("chatbrick-events: internal error; please report it", { cause });
  }

  /** Replaces the instance and releases the memory of the old one. */
  #replaceInstance(isLost: boolean): void {
    this.#isBusy = true;
    const instance = this.#makeInstance(isLost);
    if (instance !== undefined) this.#wasm = exportsOf(instance);
    this.#forgetBuffers();
    this.#createViews();
    this.#isBusy = false;
  }

  /** Renews the views if memory growth has detached them, which makes their length 0. */
  #refreshViews(): void {
    if (this.#u8.length === 0) this.#createViews();
  }

  #createViews(): void {
    const { buffer } = this.#wasm.memory;
    this.#u8 = new Uint8Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#i32 = new Int32Array(buffer);
    this.#utf8Buffer = new Uint8Array(buffer, this.#utf8Address, this.#utf8Capacity);
  }
}

const exportsOf = (instance: WebAssembly.Instance) => instance.exports as unknown as Wasm;

const { random } = Math;

/** Seed against hash flooding, in the bits of the flags. Drawn at the first call: workerd forbids random values at import. */
let hashSeed = 0;

const requestFlags = (settings: Settings, output: Output): number => {
  hashSeed ||= (1 + random() * 0x7fffffe) << HASH_SEED;
  return hashSeed | (settings.strict ? STRICT : 0) | (output.build ? EVENT : 0);
};
