// What the types promise about null. This file is compiled and never run: a promise that breaks is a compile error.

import {
  type ConnectedEvent,
  type ErrorCode,
  type Issue,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
  type WarningCode,
  type WarningIssue,
} from "chatbrick-events";

const event: ConnectedEvent = parseConnectedEvent(new Uint8Array());
const { data } = event;

// Where the one connection is null, the other is not.
if (data.connectedStore === null) {
  data.connectedStaff.displayName satisfies string;
}
if (data.connectedStaff === null) {
  data.connectedStore.name satisfies string;
} else {
  data.connectedStaff.storeId satisfies string | null;
}

// @ts-expect-error: either may be null
data.connectedStore.id;
// @ts-expect-error: either may be null
data.connectedStaff.id;
// @ts-expect-error: not both are null
data satisfies { connectedStore: null; connectedStaff: null };

// Required fields are not null, nullable ones and attributes may be, and nothing is ever undefined.
event.type satisfies "contact.connection.connected";
data.contact.id satisfies string;
data.contact.avatar satisfies string | null;
data.timestampsMs.connectedAt satisfies number;
data.timestamps.initConnectedAt satisfies string;
for (const user of data.lineUsers) {
  user.lineProviderId satisfies string;
  user.profilePictureUrl satisfies string | null;
  // @ts-expect-error: it may be null
  user.profilePictureUrl satisfies string;
}

// The result tells its two cases apart.
const result = safeParseConnectedEvent("{}", { strict: true });
if (result.success) {
  result.event satisfies ConnectedEvent;
} else {
  result.event satisfies undefined;
}
result.issues satisfies { code: string; severity: "error" | "warning" }[];

validate("{}", { maxBytes: 10 }).valid satisfies boolean;
// @ts-expect-error: there is no such option
validate("{}", { stict: true });
// @ts-expect-error: a string is no boolean
validate("{}", { strict: "yes" });
const code = validate("{}").issues[0]?.code;
// @ts-expect-error: no such code
code satisfies "no_such_code" | undefined;

// The severity tells which codes there are.
for (const issue of validate("").issues) {
  if (issue.severity === "error") {
    issue.code satisfies ErrorCode;
    // @ts-expect-error: it is no warning
    issue.code satisfies WarningCode;
  } else {
    issue.code satisfies WarningCode;
  }
}
const parsed = safeParseConnectedEvent("");
if (parsed.success) {
  parsed.issues satisfies WarningIssue[];
} else {
  parsed.issues satisfies Issue[];
}
