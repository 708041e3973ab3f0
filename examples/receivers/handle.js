/** Handles an event. If it throws, the receiver answers with 500, and ChatBrick sends the delivery again. */
export async function handle(event, id) {
  // The same id can come again: ignore it if you have handled it.
  console.log("event", id, event.type);
}

/** Everything else: verified deliveries of other types or with errors are worth keeping, refused ones are not. */
export async function keep(result) {
  if (result.outcome === "refused") console.warn("refused", result.reason);
  else console.warn(result.outcome, result.id, `${result.body.length} bytes`);
}
