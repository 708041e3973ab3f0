// The types are correct about null. This file is only compiled: a wrong type is a compile error.

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

// If one connection is null, the other is not.
if (data.connectedStore === null) {
  data.connectedStaff.displayName satisfies string;
}
if (data.connectedStaff === null) {
  data.connectedStore.name satisfies string;
} else {
  data.connectedStaff.storeId satisfies string | null;
}

// @ts-expect-error: both connections can be null
data.connectedStore.id;
// @ts-expect-error: both connections can be null
data.connectedStaff.id;
// @ts-expect-error: at most one connection is null
data satisfies { connectedStore: null; connectedStaff: null };

// Required fields are never null, nullable fields and attributes can be, and fields are never undefined.
event.type satisfies "contact.connection.connected";
data.contact.id satisfies string;
data.contact.avatar satisfies string | null;
data.timestampsMs.connectedAt satisfies number;
data.timestamps.initConnectedAt satisfies string;
for (const user of data.lineUsers) {
  user.lineProviderId satisfies string;
  user.profilePictureUrl satisfies string | null;
  // @ts-expect-error: the picture can be null
  user.profilePictureUrl satisfies string;
}

// `success` distinguishes the two cases of a result.
const result = safeParseConnectedEvent("{}", { strict: true });
if (result.success) {
  result.event satisfies ConnectedEvent;
} else {
  result.event satisfies undefined;
}
result.issues satisfies { code: string; severity: "error" | "warning" }[];

validate("{}", { maxBytes: 10 }).valid satisfies boolean;
// @ts-expect-error: unknown option
validate("{}", { stict: true });
// @ts-expect-error: a string is not a boolean
validate("{}", { strict: "yes" });
const code = validate("{}").issues[0]?.code;
// @ts-expect-error: unknown code
code satisfies "no_such_code" | undefined;

// The severity narrows the codes.
for (const issue of validate("").issues) {
  if (issue.severity === "error") {
    issue.code satisfies ErrorCode;
    // @ts-expect-error: the code of an error
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
