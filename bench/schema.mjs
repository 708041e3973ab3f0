// The documented types, required fields and nulls as a JSON Schema, for the benchmark's other contestant. It asks
// less than the package does: formats, empty ids, duplicate keys and wrong timestamps pass unseen.

const text = { type: "string" };
const textOrNull = { type: "string", nullable: true };

const object = (properties) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});

const times = (type) => object({ connectedAt: type, initConnectedAt: type });

export const eventSchema = object({
  type: { type: "string", const: "contact.connection.connected" },
  data: object({
    contact: object({ id: text, name: text, avatar: textOrNull }),
    lineUsers: {
      type: "array",
      items: object({
        id: text,
        name: text,
        lineUid: text,
        lineProviderId: text,
        profilePictureUrl: textOrNull,
      }),
    },
    connectedStore: {
      ...object({ id: text, name: text, logo: textOrNull, externalId: textOrNull }),
      nullable: true,
    },
    connectedStaff: {
      ...object({
        id: text,
        storeId: textOrNull,
        name: text,
        displayName: text,
        employeeId: textOrNull,
        avatar: textOrNull,
      }),
      nullable: true,
    },
    timestamps: times(text),
    timestampsMs: times({ type: "integer" }),
  }),
});
