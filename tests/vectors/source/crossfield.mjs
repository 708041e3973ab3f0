// The rules across fields of the eight types: the connection, the two forms of each time, the order of the times.

import { MS, topic } from "./dsl.mjs";
import { CONNECTIONS, EVENT_TYPES, eachType, eventCase, ORDERED, shortName, timesOf } from "./family.mjs";

const { vectors, add } = topic("crossfield");
export default vectors;

const each = eachType(add);

// The connection.
const STORE = "/data/connectedStore";
const STAFF = "/data/connectedStaff";
each(CONNECTIONS, "nobody-null", "store and staff are null.", "events.no-connection-", () => ({
  set: { [STORE]: null, [STAFF]: null },
  issues: ["no_connection /data"],
}));
each(CONNECTIONS, "nobody-absent", "store and staff are absent.", "events.no-connection-", () => ({
  del: [STORE, STAFF],
  issues: ["no_connection /data", `absent_field ${STORE}`, `absent_field ${STAFF}`],
}));
each(
  CONNECTIONS,
  "nobody-after-data",
  "store and staff are null, type is last.",
  "events.no-connection-",
  () => ({
    set: { [STORE]: null, [STAFF]: null },
    reversed: true,
    issues: ["no_connection /data"],
  }),
);
each(
  CONNECTIONS,
  "store-broken",
  "a store of the wrong type still counts as a store.",
  "events.connection-broken+",
  () => ({
    set: { [STORE]: 5, [STAFF]: null },
    issues: [`wrong_type ${STORE}`],
  }),
);
each(CONNECTIONS, "staff-alone", "only staff.", "events.connection-broken+", () => ({
  set: { [STORE]: null },
  outcome: "event",
}));
each(
  EVENT_TYPES.slice(2),
  "no-connection-rule",
  "does not need a store or staff.",
  "events.connection-elsewhere+",
  (type) => ({
    put: [
      ["/data", "connectedStore", null],
      ["/data", "connectedStaff", null],
    ],
    set: { "/type": type },
    issues: [`unknown_field ${STORE}`, `unknown_field ${STAFF}`],
    outcome: "event",
  }),
);

// The two forms of each time.
for (const type of EVENT_TYPES) {
  for (const time of timesOf(type)) {
    const own = time === timesOf(type)[0];
    add(
      `${shortName(type)}-mismatch-${time}`,
      `${type}: the two forms of ${time} differ by a millisecond.`,
      `events.mismatch:${type}/data/timestampsMs/${time}-`,
      eventCase(type, {
        set: { [`/data/timestampsMs/${time}`]: own ? MS + 1 : MS - 1 },
        issues: [`timestamp_mismatch /data/timestampsMs/${time}`],
        outcome: "event",
      }),
    );
    add(
      `${shortName(type)}-same-${time}`,
      `${type}: another offset and more digits are the same instant of ${time}.`,
      `events.mismatch:${type}/data/timestampsMs/${time}+`,
      eventCase(type, {
        set: { [`/data/timestamps/${time}`]: "2024-06-09T02:18:18.8889+08:00" },
        outcome: "event",
      }),
    );
  }
}
each(EVENT_TYPES, "mismatch-strict", "the two forms differ, under strict.", "events.strict-", (_, own) => ({
  options: { strict: true },
  set: { [`/data/timestamps/${own}`]: "2024-06-08T18:18:18.889Z" },
  issues: [`timestamp_mismatch /data/timestampsMs/${own}`],
  outcome: "invalid",
}));

// The order of the times.
each(ORDERED, "order", "its own time is before initConnectedAt.", "events.order:TYPE/*-", (_, own) => ({
  set: { [`/data/timestamps/${own}`]: "2024-06-08T18:18:18.887Z", [`/data/timestampsMs/${own}`]: MS - 1 },
  issues: [`timestamps_out_of_order /data/timestampsMs/${own}`],
  outcome: "event",
}));
each(ORDERED, "order-after", "its own time is after initConnectedAt.", "events.order:TYPE/*+", (_, own) => ({
  set: { [`/data/timestamps/${own}`]: "2024-06-08T18:18:18.889Z", [`/data/timestampsMs/${own}`]: MS + 1 },
  outcome: "event",
}));
each(
  ORDERED,
  "order-and-mismatch",
  "only the numbers are out of order.",
  "events.order:TYPE/*-",
  (_, own) => ({
    set: { "/data/timestampsMs/initConnectedAt": MS + 1 },
    issues: [
      `timestamps_out_of_order /data/timestampsMs/${own}`,
      "timestamp_mismatch /data/timestampsMs/initConnectedAt",
    ],
  }),
);
each(ORDERED, "order-of-strings", "only the date-times are out of order.", "events.order:TYPE/*+", () => ({
  set: { "/data/timestamps/initConnectedAt": "2030-01-01T00:00:00Z" },
  issues: ["timestamp_mismatch /data/timestampsMs/initConnectedAt"],
}));
each(
  ORDERED,
  "order-not-valid",
  "its own time is not an integer, and earlier.",
  "events.order:TYPE/*+",
  (_, own) => ({
    set: { [`/data/timestampsMs/${own}`]: 0.5 },
    issues: [`not_an_integer /data/timestampsMs/${own}`],
  }),
);
each(
  ORDERED,
  "order-before-type",
  "out of order, with type after data.",
  "events.order:TYPE/*-",
  (_, own) => ({
    set: { [`/data/timestampsMs/${own}`]: "0" },
    reversed: true,
    issues: ["timestamp_mismatch", "numeric_string", "timestamps_out_of_order"].map(
      (code) => `${code} /data/timestampsMs/${own}`,
    ),
  }),
);
