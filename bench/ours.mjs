// The product, in the form of a peer. It takes bytes and text as they are.

import { parseConnectedEvent, validate } from "chatbrick-events";

export const verdict = (input, options) => validate(input, options).valid;
export const object = (input, options) => parseConnectedEvent(input, options);
