import * as v from "valibot";

const textOrNull = v.nullable(v.string());
const times = (type) => v.object({ connectedAt: type, initConnectedAt: type });

const schema = v.object({
  type: v.literal("contact.connection.connected"),
  data: v.object({
    contact: v.object({ id: v.string(), name: v.string(), avatar: textOrNull }),
    lineUsers: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        lineUid: v.string(),
        lineProviderId: v.string(),
        profilePictureUrl: textOrNull,
      }),
    ),
    connectedStore: v.nullable(
      v.object({ id: v.string(), name: v.string(), logo: textOrNull, externalId: textOrNull }),
    ),
    connectedStaff: v.nullable(
      v.object({
        id: v.string(),
        storeId: textOrNull,
        name: v.string(),
        displayName: v.string(),
        employeeId: textOrNull,
        avatar: textOrNull,
      }),
    ),
    timestamps: times(v.string()),
    timestampsMs: times(v.pipe(v.number(), v.integer())),
  }),
});

export const verdict = (value) => v.is(schema, value);
export const object = (value) => v.parse(schema, value);
