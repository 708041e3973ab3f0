// Statistics of the benchmark.

/** Returns the lower quartile, the median and the upper quartile. */
export function quartiles(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.floor((sorted.length - 1) * part)]);
}

/**
 * Returns the ratio of `over` to `under`: the median of the ratios of each round, because a disturbance slows down both.
 */
export const compared = (over, under) => quartiles(over.map((time, round) => time / under[round]))[1];

export const rounded = (number, digits) => Number(number.toFixed(digits));

export const shuffled = (items) =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
