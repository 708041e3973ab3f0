import { type } from "arktype";

const times = (of) => ({ connectedAt: of, initConnectedAt: of });

const schema = type({
  type: "'contact.connection.connected'",
  data: {
    contact: { id: "string", name: "string", avatar: "string | null" },
    lineUsers: type({
      id: "string",
      name: "string",
      lineUid: "string",
      lineProviderId: "string",
      profilePictureUrl: "string | null",
    }).array(),
    connectedStore: type({
      id: "string",
      name: "string",
      logo: "string | null",
      externalId: "string | null",
    }).or("null"),
    connectedStaff: type({
      id: "string",
      storeId: "string | null",
      name: "string",
      displayName: "string",
      employeeId: "string | null",
      avatar: "string | null",
    }).or("null"),
    timestamps: times("string"),
    timestampsMs: times("number.integer"),
  },
});

export const verdict = (value) => schema.allows(value);
export const object = (value) => schema.assert(value);
