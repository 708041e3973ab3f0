// Programming mistakes: values from which a payload must be read first, such as a promise or a request.

const BYTES = "pass await request.arrayBuffer()";

/** The JSON text of a Buffer that went through JSON. A database may have sorted its keys. */
const BUFFER_JSON = /^\{("type":"Buffer","data":\[[\d,]*\]|"data":\[[\d,]*\],"type":"Buffer")\}$/;

/** Returns a method of a value; `undefined` if it is missing, or if a getter or a proxy throws. */
function method(value: object, name: string): unknown {
  try {
    const found = (value as Record<string, unknown>)[name];
    return typeof found === "function" ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Throws for a value that must be read first.
 *
 * @throws TypeError for anything with a callable `then`, a `Request`, a `Response`, a `Blob` or a `ReadableStream`
 */
export function refuseUnread(input: unknown): void {
  if ((typeof input !== "object" && typeof input !== "function") || input === null) return;
  if (method(input, "then")) {
    throw new TypeError(`chatbrick-events: this is a promise; await it`);
  }
  if (method(input, "arrayBuffer")) {
    throw new TypeError(`chatbrick-events: this is a request, response or blob; ${BYTES}`);
  }
  if (method(input, "getReader")) {
    throw new TypeError(`chatbrick-events: this is a stream; ${BYTES}`);
  }
}

/**
 * Throws for the JSON text of a parsed value that was a Buffer.
 *
 * @throws TypeError if it is `{ type: "Buffer", data: [...] }`
 */
export function refuseBuffer(text: string): void {
  if (BUFFER_JSON.test(text)) {
    throw new TypeError(
      "chatbrick-events: this is a Buffer that went through JSON; pass Buffer.from(input.data)",
    );
  }
}
