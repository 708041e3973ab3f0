// The date-times of timestamps.

import { AT, MS, raw, topic } from "./dsl.mjs";
import { NUMBERS, TIMESTAMPS } from "./model.mjs";

const { vectors, add } = topic("timestamps");
export default vectors;

const [CONNECTED, INIT] = TIMESTAMPS;
const [CONNECTED_MS, INIT_MS] = NUMBERS;

add("right", "Both pairs agree.", ["timestamp:*+", "mismatch:*+", "order+"]);

/** Adds a vector with this value for both date-times, and its instant for both numbers. */
const good = (id, iso, ms, covers, comment) =>
  add(id, comment ?? `${iso} is a date-time.`, [covers, "mismatch:*+"].flat(), {
    set: { [CONNECTED]: iso, [INIT]: iso, [CONNECTED_MS]: ms, [INIT_MS]: ms },
  });
const SECOND = 1717870698000;
good("no-fraction", "2024-06-08T18:18:18Z", SECOND, [
  "timestamp.fraction+",
  "timestamp.date+",
  "timestamp.time+",
]);
good("fraction-1", "2024-06-08T18:18:18.8Z", SECOND + 800, "timestamp.fraction+");
good("fraction-2", "2024-06-08T18:18:18.05Z", SECOND + 50, "timestamp.fraction+");
good("fraction-6", "2024-06-08T18:18:18.888999Z", MS, ["timestamp.fraction+", "mismatch.cut+"]);
good("fraction-9", "2024-06-08T18:18:18.888999999Z", MS, ["timestamp.fraction+", "mismatch.cut+"]);
good(
  "fraction-100",
  `2024-06-08T18:18:18.888${"9".repeat(97)}Z`,
  MS,
  ["timestamp.fraction+", "mismatch.cut+"],
  "A fraction of 100 digits.",
);
good("fraction-zeros", "2024-06-08T18:18:18.0000Z", SECOND, "timestamp.fraction+");
good("fraction-below-millisecond", "2024-06-08T18:18:18.0009Z", SECOND, [
  "timestamp.fraction+",
  "mismatch.cut+",
]);
good("fraction-end-of-year", "2024-12-31T23:59:59.9999Z", Date.UTC(2025, 0) - 1, "mismatch.cut+");
good(
  "fraction-before-epoch",
  "1969-12-31T23:59:59.9999Z",
  -1,
  "mismatch.cut+",
  "Before the epoch, the fraction is also truncated, not rounded towards zero.",
);
good("fraction-before-epoch-small", "1969-12-31T23:59:59.0001Z", -1000, "mismatch.cut+");
good("lower-t", "2024-06-08t18:18:18.888Z", MS, "timestamp.separator+");
good("lower-z", "2024-06-08T18:18:18.888z", MS, "timestamp.offset+");
good("lower-both", "2024-06-08t18:18:18.888z", MS, ["timestamp.separator+", "timestamp.offset+"]);
good("offset-plus", "2024-06-09T02:18:18.888+08:00", MS, "timestamp.offset+");
good("offset-minus", "2024-06-08T11:18:18.888-07:00", MS, "timestamp.offset+");
good("offset-zero", "2024-06-08T18:18:18.888+00:00", MS, "timestamp.offset+");
good("offset-minus-zero", "2024-06-08T18:18:18.888-00:00", MS, "timestamp.offset+");
good("offset-half-hour", "2024-06-08T23:48:18.888+05:30", MS, "timestamp.offset+");
good("offset-greatest", "2024-06-09T18:17:18.888+23:59", MS, "timestamp.offset+");
good("offset-least", "2024-06-07T18:19:18.888-23:59", MS, "timestamp.offset+");
good("midnight", "2024-06-08T00:00:00Z", Date.UTC(2024, 5, 8), "timestamp.time+");
good("last-second", "2024-06-08T23:59:59Z", Date.UTC(2024, 5, 8, 23, 59, 59), "timestamp.time+");
good("epoch", "1970-01-01T00:00:00Z", 0, "timestamp.date+");
good("year-0000", "0000-01-01T00:00:00Z", -62167219200000, "timestamp.year+");
good(
  "year-0000-leap-day",
  "0000-02-29T00:00:00Z",
  -62162121600000,
  ["timestamp.year+", "timestamp.day+"],
  "The year 0000 is a leap year.",
);
good(
  "year-0000-offset",
  "0000-01-01T00:00:00+23:59",
  -62167219200000 - 86340000,
  "timestamp.year+",
  "The instant may be before the year 0000.",
);
good("year-9999", "9999-12-31T23:59:59.999Z", 253402300799999, "timestamp.year+");
good(
  "year-9999-offset",
  "9999-12-31T23:59:59.999-23:59",
  253402300799999 + 86340000,
  "timestamp.year+",
  "The instant may be after the year 9999.",
);
good("year-0001", "0001-01-01T00:00:00Z", -62135596800000, "timestamp.year+");
good("leap-2024", "2024-02-29T12:00:00Z", Date.UTC(2024, 1, 29, 12), "timestamp.day+");
good("leap-2000", "2000-02-29T00:00:00Z", Date.UTC(2000, 1, 29), "timestamp.day+");
good("after-leap-2000", "2000-03-01T00:00:00Z", Date.UTC(2000, 2, 1), "timestamp.day+");
good("after-february-1900", "1900-03-01T00:00:00Z", Date.UTC(1900, 2, 1), "timestamp.day+");
for (const [month, days] of [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
  const mm = String(month + 1).padStart(2, "0");
  good(`last-day-${mm}`, `2023-${mm}-${days}T00:00:00Z`, Date.UTC(2023, month, days), "timestamp.day+");
}
add("escaped", "A date-time with escapes.", ["timestamp.unescaped+", "mismatch:*+"], {
  set: { [CONNECTED]: raw('"2024\\u002d06-08\\u005418:18:18.888\\u005a"') },
});
add("value-offset", "A parsed value with an offset.", ["input.value+", "timestamp.offset+"], {
  asValue: true,
  set: { [CONNECTED]: "2024-06-09T02:18:18.888+08:00" },
});

/** Adds vectors with an invalid connectedAt, which is not compared. */
const wrong = (row, list) => {
  for (const [id, value] of Object.entries(list)) {
    add(
      id,
      `${JSON.stringify(value)} is not a date-time.`,
      [`timestamp.${row}-`, `timestamp:${CONNECTED}-`, "mismatch.valid-only+"],
      {
        set: { [CONNECTED]: value },
        issues: [`invalid_timestamp ${CONNECTED}`],
      },
    );
  }
};
wrong("date", {
  empty: "",
  "date-only": "2024-06-08",
  "time-only": "18:18:18Z",
  "date-basic": "20240608T181818Z",
  "date-slashes": "2024/06/08T18:18:18Z",
  "date-short-month": "2024-6-08T18:18:18Z",
  "date-short-day": "2024-06-8T18:18:18Z",
  "date-week": "2024-W23-6T18:18:18Z",
  "date-ordinal": "2024-160T18:18:18Z",
  "date-american": "06-08-2024T18:18:18Z",
  "date-words": "Sat, 08 Jun 2024 18:18:18 GMT",
  "date-number": "1717870698888",
  "date-fullwidth": "２０２４-06-08T18:18:18Z",
  "date-letter": "2024-0b-08T18:18:18Z",
  "date-true-minus": "2024\u221206\u221208T18:18:18Z",
  "date-colon-digit": "2024-06-0:T18:18:18Z",
});
wrong("separator", {
  "separator-space": "2024-06-08 18:18:18Z",
  "separator-underscore": "2024-06-08_18:18:18Z",
  "separator-none": "2024-06-0818:18:18Z",
  "separator-two": "2024-06-08TT18:18:18Z",
  "separator-4": "2024-06-08418:18:18Z",
});
wrong("time", {
  "time-no-seconds": "2024-06-08T18:18Z",
  "time-hour-only": "2024-06-08T18Z",
  "time-basic": "2024-06-08T181818Z",
  "time-short-hour": "2024-06-08T8:18:18Z",
  "time-short-second": "2024-06-08T18:18:8Z",
  "time-hour-25": "2024-06-08T25:00:00Z",
  "time-minute-60": "2024-06-08T18:60:00Z",
  "time-second-61": "2024-06-08T18:18:61Z",
  "time-second-99": "2024-06-08T18:18:99Z",
  "time-points": "2024-06-08T18.18.18Z",
  "time-pm": "2024-06-08T06:18:18 PM",
});
wrong("fraction", {
  "fraction-empty": "2024-06-08T18:18:18.Z",
  "fraction-empty-offset": "2024-06-08T18:18:18.+00:00",
  "fraction-comma": "2024-06-08T18:18:18,888Z",
  "fraction-two-points": "2024-06-08T18:18:18.888.8Z",
  "fraction-letter": "2024-06-08T18:18:18.88aZ",
  "fraction-of-minute": "2024-06-08T18:18.5Z",
});
wrong("offset", {
  "offset-none": "2024-06-08T18:18:18.888",
  "offset-basic": "2024-06-08T18:18:18.888+0800",
  "offset-hour": "2024-06-08T18:18:18.888+08",
  "offset-short": "2024-06-08T18:18:18.888+8:00",
  "offset-hour-24": "2024-06-08T18:18:18.888+24:00",
  "offset-minute-60": "2024-06-08T18:18:18.888+08:60",
  "offset-minus-hour-24": "2024-06-08T18:18:18.888-24:00",
  "offset-seconds": "2024-06-08T18:18:18.888+08:00:00",
  "offset-and-z": "2024-06-08T18:18:18.888Z+08:00",
  "offset-true-minus": "2024-06-08T18:18:18.888\u221207:00",
  "offset-space": "2024-06-08T18:18:18.888 +08:00",
  "offset-name": "2024-06-08T18:18:18.888 UTC",
  "offset-zone": "2024-06-08T18:18:18.888Z[UTC]",
  "offset-sign-only": "2024-06-08T18:18:18.888+",
});
wrong("year", {
  "year-two-digits": "24-06-08T18:18:18Z",
  "year-three-digits": "999-06-08T18:18:18Z",
  "year-five-digits": "10000-01-01T00:00:00Z",
  "year-expanded": "+002024-06-08T18:18:18Z",
  "year-negative": "-2024-06-08T18:18:18Z",
  "year-minus-zero": "-000000-01-01T00:00:00Z",
});
wrong("day", {
  "month-00": "2024-00-08T18:18:18Z",
  "month-13": "2024-13-08T18:18:18Z",
  "day-00": "2024-06-00T18:18:18Z",
  "day-32": "2024-01-32T18:18:18Z",
  "day-june-31": "2024-06-31T18:18:18Z",
  "day-april-31": "2024-04-31T18:18:18Z",
  "day-september-31": "2024-09-31T18:18:18Z",
  "day-november-31": "2024-11-31T18:18:18Z",
  "day-february-30": "2024-02-30T18:18:18Z",
  "day-february-29-2023": "2023-02-29T18:18:18Z",
  "day-february-29-1900": "1900-02-29T18:18:18Z",
  "day-february-29-2100": "2100-02-29T18:18:18Z",
});
wrong("leap-second", {
  "leap-second": "2016-12-31T23:59:60Z",
  "leap-second-fraction": "2016-12-31T23:59:60.5Z",
  "leap-second-june": "2015-06-30T23:59:60Z",
});
wrong("hour-24", {
  "hour-24": "2024-06-08T24:00:00Z",
  "hour-24-fraction": "2024-06-08T24:00:00.000Z",
  "hour-24-later": "2024-06-08T24:00:01Z",
});
wrong("nothing-else", {
  "space-before": ` ${AT}`,
  "space-after": `${AT} `,
  "newline-after": `${AT}\n`,
  "nul-after": `${AT}\u0000`,
  "letter-after": `${AT}x`,
  twice: `${AT}${AT}`,
  interval: `${AT}/${AT}`,
  quoted: `"${AT}"`,
});
add("init-invalid", "initConnectedAt is not a date-time.", `timestamp:${INIT}-`, {
  set: { [INIT]: "yesterday" },
  issues: [`invalid_timestamp ${INIT}`],
});
add("both-invalid", "Both are not date-times.", ["timestamp:*-", "independent-"], {
  set: { [CONNECTED]: "", [INIT]: "2024-02-30T00:00:00Z" },
  issues: [`invalid_timestamp ${CONNECTED}`, `invalid_timestamp ${INIT}`],
});
