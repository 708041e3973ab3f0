// Runs before a program: it finds a Node without what is quick in Node alone, as if it were another runtime.

delete globalThis.Buffer;
