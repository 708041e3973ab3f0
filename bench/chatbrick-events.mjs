// The package with the interface of a peer. It reads bytes and text directly.

import { parseConnectedEvent, validate } from "chatbrick-events";

export const verdict = (input, options) => validate(input, options).valid;
export const object = (input, options) => parseConnectedEvent(input, options);
