/**
 * Yields the values of an iterator, and lets it run ahead by `count` values, so that reading and validating overlap.
 */
export async function* ahead<T>(values: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  const queue: Promise<IteratorResult<T>>[] = [];
  const pull = () => {
    const next = iterator.next();
    // The error is thrown when the value's turn comes.
    next.catch(() => {});
    queue.push(next);
  };
  try {
    for (;;) {
      while (queue.length < count) pull();
      const { value, done } = (await queue.shift()) as IteratorResult<T>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
