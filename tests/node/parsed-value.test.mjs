// The fast path for parsed values without issues is used, accepts only values that the module accepts, and returns the same
// event.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  EVENT_TYPES,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
} from "chatbrick-events";
import { changed, paths, sample } from "./samples.mjs";
import { slow, stringifyCalls } from "./slow-path.mjs";

const read = (name) => readFileSync(new URL(`../../examples/payloads/${name}.json`, import.meta.url), "utf8");
const NAMES = ["store-and-staff", "store-only", "staff-only", "brand-manager"];
const payload = (name = NAMES[0]) => JSON.parse(read(name));
const VALID = { valid: true, issues: [], truncated: false };

test("the fast path accepts the documented payloads and returns a new report each time", () => {
  for (const name of NAMES) {
    assert.equal(
      stringifyCalls(() => assert.deepEqual(validate(payload(name)), VALID)),
      0,
      name,
    );
  }
  validate(payload()).issues.push("mine");
  assert.deepEqual(validate(payload()), VALID);
});

const VALUES = [
  "",
  "x",
  "\ud83d",
  "康",
  "https://",
  "javascript:x",
  "U4d26836f2aadb5ad84cc8b5b729fc9a1",
  "12",
  "1x",
];
const OTHERS = [null, undefined, 0, -1, 1.5, 1e16, NaN, true, [], {}, new Date(0), new String("x"), () => {}];
const TIMES = [
  "2024-06-08T18:18:18.888+00:00",
  "2024-02-30T00:00:00.000Z",
  "2024-06-08T24:00:00.000Z",
  "2024-06-08",
];

/** Changes to the parent of a field that `JSON.stringify` treats specially. */
const CHANGES = [
  (parent, key) => delete parent[key],
  (parent) => Object.assign(parent, { extra: 1 }),
  (parent, key) => Object.defineProperty(parent, key, { enumerable: false }),
  (parent, key) => Object.defineProperty(parent, key, { get: () => parent }),
  (parent) => Object.defineProperty(parent, "toJSON", { value: () => 1 }),
  (parent) => Object.setPrototypeOf(parent, { toJSON: () => 1 }),
  (parent) => Object.setPrototypeOf(parent, class {}.prototype),
  ...[[], new Number(3), new String(""), new Boolean(false), new Date(0)].map((exotic) => (parent, key) => {
    const entries = typeof parent[key] === "object" ? parent[key] : parent;
    parent[key] = Object.setPrototypeOf(Object.assign(exotic, entries), Object.prototype);
  }),
  (parent, key) => {
    parent[key] = Object.assign(new String(""), parent[key], { [Symbol.toStringTag]: "Object" });
  },
  (parent, key) => (Object.defineProperty(parent, key, { enumerable: false }).extra = 1),
  (parent, key) => {
    parent[key] = Array.isArray(parent[key]) ? new Proxy(parent[key], {}) : parent[key];
  },
  (parent, key) => {
    if (typeof parent[key] === "number") parent[key] = -0;
  },
];

/** Compares both paths for a value, and returns the result. */
function assertSame(input, types, message) {
  const expected = slow.safeParseEvent(input, { types });
  const result = safeParseEvent(input, { types });
  assert.deepEqual(result, expected, message);
  const { success: valid, issues, truncated } = expected;
  assert.deepEqual(validateEvent(input, { types }), { valid, issues, truncated }, message);
  return result;
}

/** Yields the objects of a value, including the value itself. */
function* objects(value) {
  if (typeof value !== "object" || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* objects(child);
}

for (const type of EVENT_TYPES) {
  test(`${type}: the fast path returns a new event`, () => {
    const input = sample(type);
    let result;
    const calls = stringifyCalls(() => {
      result = safeParseEvent(input);
      assert.deepEqual(validateEvent(input), VALID);
    });
    assert.equal(calls, 0);
    assert.deepEqual(result.event, input);
    const theirs = new Set(objects(input));
    for (const object of objects(result.event)) assert.ok(!theirs.has(object));
  });

  test(`${type}: the fast path and the module agree after any single change to a payload`, () => {
    let accepted = 0;
    let validated = 0;
    for (const at of paths(sample(type))) {
      for (const value of [...VALUES, ...OTHERS, ...TIMES]) {
        const input = changed(type, at, (parent, key) => {
          parent[key] = value;
        });
        const { success, issues } = assertSame(input, type, `${at.join(".")} is ${String(value)}`);
        validated += 1;
        if (success && issues.length === 0) accepted += 1;
      }
      for (const change of CHANGES) assertSame(changed(type, at, change), type, at.join("."));
    }
    assert.ok(accepted > 5 && validated > 200, `${accepted} of ${validated}`);
  });
}

test("the event of the fast path does not contain negative zero", () => {
  const input = sample("store.created");
  input.data.timestamps.createdAt = "1970-01-01T00:00:00.000Z";
  input.data.timestampsMs.createdAt = -0;
  const calls = stringifyCalls(() => {
    const { event } = safeParseEvent(input);
    assert.ok(Object.is(event.data.timestampsMs.createdAt, 0));
  });
  assert.equal(calls, 0);
});

test("another event type takes the slow path", () => {
  const calls = stringifyCalls(() => {
    assert.equal(safeParseConnectedEvent(sample("store.created")).outcome, "other_event");
    assert.equal(safeParseEvent(sample("store.created"), { types: "store.updated" }).outcome, "other_event");
  });
  assert.equal(calls, 2);
});

/** Returns a payload whose two times are both `dateTime` and `millis`. */
const timed = (dateTime, millis) => {
  const value = payload();
  value.data.timestamps = { connectedAt: dateTime, initConnectedAt: dateTime };
  value.data.timestampsMs = { connectedAt: millis, initConnectedAt: millis };
  return value;
};

test("date-times convert like Date, and the fast path rejects dates that do not exist", () => {
  const two = (number) => String(number).padStart(2, "0");
  for (const year of [1000, 1900, 1969, 1972, 2000, 2023, 2024, 2100, 9999]) {
    for (let month = 1; month <= 12; month += 1) {
      const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
      for (const day of [1, 9, 28, 29, 30, 31]) {
        // Carries an invalid day of the month over into the next month, like a careless sum.
        const millis = Date.UTC(year, month - 1, day, 23, 59, 58, 7);
        const value = timed(`${year}-${two(month)}-${two(day)}T23:59:58.007Z`, millis);
        const calls = stringifyCalls(() =>
          assert.equal(validate(value).valid, day <= days, `${year}-${month}-${day}`),
        );
        assert.equal(calls, day <= days ? 0 : 1);
      }
    }
  }
  for (const [dateTime, millis] of [
    ["2024-06-08T24:00:00.000Z", Date.UTC(2024, 5, 9)],
    ["2024-06-08T23:60:00.000Z", Date.UTC(2024, 5, 9)],
    ["2024-06-08T23:59:60.000Z", Date.UTC(2024, 5, 9)],
    ["2024-00-08T00:00:00.000Z", Date.UTC(2023, 11, 8)],
    ["2024-13-08T00:00:00.000Z", Date.UTC(2025, 0, 8)],
    ["2024-06-00T00:00:00.000Z", Date.UTC(2024, 4, 31)],
  ]) {
    assert.equal(validate(timed(dateTime, millis)).valid, false, dateTime);
  }
  assert.equal(validate(timed("2024-06-08T00:00:00.001Z", Date.UTC(2024, 5, 8))).issues.length, 2);
  // Date.UTC reads 99 as 1999.
  assert.equal(validate(timed("0099-06-08T00:00:00.000Z", Date.UTC(99, 5, 8))).issues.length, 2);
  assert.deepEqual(
    validate(timed("0099-06-08T00:00:00.000Z", Date.parse("0099-06-08T00:00:00.000Z"))),
    VALID,
  );
});

test("a payload near the limit takes the slow path", () => {
  const size = new TextEncoder().encode(JSON.stringify(payload())).length;
  for (const maxBytes of [0, size - 1, size, size + 1, 10 * size, 1 << 20]) {
    assert.equal(validate(payload(), { maxBytes }).valid, maxBytes >= size, `${maxBytes}`);
  }
});

test("inherited properties are not fields", () => {
  const input = payload();
  delete input.data.contact.avatar;
  Object.prototype.avatar = "https://example.com/x";
  try {
    assert.deepEqual(
      validate(input).issues.map(({ code, pointer }) => `${code} ${pointer}`),
      ["absent_field /data/contact/avatar"],
    );
  } finally {
    delete Object.prototype.avatar;
  }
});

/** Compares both paths for an input that is made twice, because it can be read only once. */
const same = (make, options) => {
  const expected = slow.safeParseConnectedEvent(make(), options);
  const { success: valid, issues, truncated } = expected;
  assert.deepEqual(validate(make(), options), { valid, issues, truncated });
  assert.deepEqual(safeParseConnectedEvent(make(), options), expected);
  return valid;
};

const withGetter = (object, key, get) => Object.defineProperty(object, key, { enumerable: true, get });

test("the length of a proxied list can be any value", () => {
  for (const length of [
    0n,
    1n,
    2n,
    -1,
    0,
    0.5,
    1,
    1.5,
    NaN,
    undefined,
    null,
    "",
    "0",
    "1",
    false,
    true,
    [],
    {},
  ]) {
    const make = () => {
      const input = payload();
      input.data.lineUsers = new Proxy(input.data.lineUsers, {
        get: (list, key) => (key === "length" ? length : Reflect.get(list, key)),
      });
      return input;
    };
    same(make);
  }
});

test("the fast path rejects a payload one byte above the limit, with any escaping", () => {
  for (const character of ["n", "\u0001", "\u007f", "é", "康", "😀", '"', "\u2028"])
    for (const [length, count] of [
      [1, 1],
      [12, 1],
      [100, 30],
    ]) {
      const text = character.repeat(length);
      const input = payload();
      const { data } = input;
      const [user] = data.lineUsers;
      // Short fields, whose budget exceeds their actual size.
      Object.assign(data.contact, { id: text, name: text, avatar: "" });
      Object.assign(user, { id: text, name: text, lineProviderId: "1", profilePictureUrl: "" });
      Object.assign(data.connectedStore, { id: text, name: text, logo: "", externalId: text });
      for (const key of Object.keys(data.connectedStaff))
        data.connectedStaff[key] = key === "avatar" ? "" : text;
      data.lineUsers = Array(count).fill(user);
      const size = Buffer.byteLength(JSON.stringify(input));
      assert.equal(validate(input, { maxBytes: size }).valid, true);
      const { issues } = validate(input, { maxBytes: size - 1 });
      assert.equal(issues[0]?.code, "too_large", `${length} of ${character}, ${count} times`);
    }
});

test("the fast path rejects a payload beyond the maximum string length, with any limit", () => {
  const users = (count) => {
    const input = payload();
    const [user] = input.data.lineUsers;
    user.name = "n".repeat(900_000);
    input.data.lineUsers = Array(count).fill(user);
    return input;
  };
  // Escaped, the text would be six times as long.
  const calls = (count) =>
    stringifyCalls(() => assert.equal(validate(users(count), { maxBytes: 2 ** 31 }).valid, true));
  assert.deepEqual([calls(49), calls(50)], [0, 1]);
});

test("properties that are inherited only during a call are not fields", () => {
  const clean = () => {
    delete Object.prototype.name;
    delete Object.prototype.avatar;
  };
  const make = () => {
    clean();
    const input = payload();
    const { contact } = input.data;
    const { name } = contact;
    delete contact.name;
    delete contact.avatar;
    const of = (key, get) =>
      Object.defineProperty(Object.prototype, key, { configurable: true, enumerable: true, get });
    withGetter(input.data, "contact", () => {
      of("name", () => name);
      of("avatar", () => {
        clean();
        return "";
      });
      return contact;
    });
    return input;
  };
  try {
    assert.equal(same(make), false);
  } finally {
    clean();
  }
});

test("getters run once, in order, and can validate another payload", () => {
  const changes = () => {
    const input = payload();
    withGetter(input.data.contact, "name", () => {
      input.data.timestamps.connectedAt = "never";
      return "x";
    });
    return input;
  };
  assert.equal(same(changes), false);

  const callsIn = () => {
    const input = payload();
    // After the getter, the budget of the outer call must be restored.
    input.data.connectedStaff.displayName = "n".repeat(20_000);
    withGetter(input.data.connectedStaff, "id", () => {
      assert.equal(validate(payload()).valid, true);
      return "x";
    });
    return input;
  };
  assert.equal(same(callsIn, { maxBytes: 15_000 }), false);
  assert.equal(same(callsIn), true);
});
