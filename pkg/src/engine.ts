import * as wasm from "./chatbrick_events.js";
import { buildEvent, EVENT, ISSUES, STRICT, TEXT, TRUNCATED, VALID, VALUE } from "./generated/build.js";
import type { ConnectedEvent } from "./generated/event.js";
import type { Input } from "./input.js";
import { adopt } from "./module.js";
import type { Settings } from "./options.js";
import type { Issue } from "./types.js";

/** An instance whose memory has grown beyond so many bytes is replaced: the memory of an instance never shrinks. */
const OUTSIZED = 8 << 20;

/** What the module says of an input. */
export interface Verdict {
  readonly valid: boolean;
  readonly truncated: boolean;
  readonly issues: Issue[];
  /** Of a valid input for which it was asked. */
  readonly event: ConnectedEvent | undefined;
}

// A byte order mark within a value is part of the value.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The instance of the module, of which the glue has one at a time, with the views of its memory. */
export class Engine {
  readonly #module: WebAssembly.Module;
  #memory: WebAssembly.Memory;
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);

  /** @param module - the compiled wasm of this package */
  constructor(module: WebAssembly.Module) {
    this.#module = adopt(module);
    this.#memory = wasm.initSync({ module }).memory;
  }

  /** Judges an input, and builds its event if `wantsEvent`. */
  judge(input: Input, settings: Settings, wantsEvent: boolean): Verdict {
    try {
      const verdict = this.#judge(input, settings, wantsEvent);
      if (this.#bytes.byteLength > OUTSIZED) this.#restart();
      return verdict;
    } catch (cause) {
      // A trap leaves the instance in the middle of something: this call fails, and the next has a new one.
      this.#restart();
      throw new Error("chatbrick-events: internal error; please report it", { cause });
    }
  }

  /** Replaces the instance, and lets go of the memory of the old one. */
  #restart(): void {
    wasm.__wbg_reset_state();
    this.#memory = wasm.initSync({ module: this.#module }).memory;
    this.#look();
  }

  /** Renews the views if the memory has grown, which detaches the old ones. */
  #look(): void {
    const { buffer } = this.#memory;
    if (this.#bytes.buffer !== buffer) {
      this.#bytes = new Uint8Array(buffer);
      this.#words = new Uint32Array(buffer);
    }
  }

  #judge(input: Input, settings: Settings, wantsEvent: boolean): Verdict {
    const asked = (settings.strict ? STRICT : 0) | (wantsEvent ? EVENT : 0);
    switch (input.kind) {
      case "bytes":
        return this.#verdict(this.#judgeBytes(input.bytes, settings.maxBytes, asked), wantsEvent);
      case "text":
        return this.#verdict(this.#judgeText(input.text, settings.maxBytes, asked | TEXT), wantsEvent);
      case "value":
        return this.#verdict(this.#judgeText(input.text, settings.maxBytes, asked | VALUE), wantsEvent);
      case "nothing":
        return this.#verdict(wasm.no_text(true), false);
      case "unreadable":
        return this.#verdict(wasm.no_text(false), false);
    }
  }

  /** Returns the address of the output. */
  #judgeBytes(bytes: Uint8Array, maxBytes: number, asked: number): number {
    const length = bytes.length;
    if (length > maxBytes) return wasm.too_large(length, asked);
    const room = wasm.reserve(length);
    if (room === 0) return wasm.too_large(length, asked);
    this.#look();
    this.#bytes.set(bytes, room);
    return wasm.judge(length, maxBytes, asked);
  }

  /** Returns the address of the output. */
  #judgeText(text: string, maxBytes: number, asked: number): number {
    // A code unit takes one byte at least and three at most.
    if (text.length > maxBytes) return wasm.too_large(text.length, asked);
    const most = Math.min(text.length * 3, maxBytes);
    const room = wasm.reserve(most);
    if (room === 0) return wasm.too_large(text.length, asked);
    this.#look();
    const { read, written } = encoder.encodeInto(text, this.#bytes.subarray(room, room + most));
    if (read < text.length) return wasm.too_large(text.length, asked);
    const lone = loneSurrogate(text);
    if (lone !== -1) return wasm.lone_surrogate(written, lone);
    return wasm.judge(written, maxBytes, asked);
  }

  /** Reads the output at an address. */
  #verdict(address: number, wantsEvent: boolean): Verdict {
    this.#look();
    const at = address >>> 2;
    const verdict = this.#words[at] as number;
    const valid = (verdict & VALID) !== 0;
    return {
      valid,
      truncated: (verdict & TRUNCATED) !== 0,
      event: valid && wantsEvent ? buildEvent(this.#words, at, this.#decode) : undefined,
      issues: (verdict & ISSUES) !== 0 ? wasm.take_issues().map(toObject) : [],
    };
  }

  readonly #decode = (address: number, length: number): string =>
    decoder.decode(this.#bytes.subarray(address, address + length));
}

/** Defines the members, and sets none: a setter of somebody's `Object.prototype` is not run. */
const toObject = (members: Map<string, unknown>): Issue => Object.fromEntries(members) as unknown as Issue;

/** The place of the first half of a surrogate pair that stands alone; -1 if there is none. */
function loneSurrogate(text: string): number {
  // Absent from browsers of before 2024.
  if ((text as { isWellFormed?(): boolean }).isWellFormed?.()) return -1;
  return text.search(/\p{Surrogate}/u);
}
