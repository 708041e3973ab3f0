import * as z from "zod/mini";

const textOrNull = z.nullable(z.string());
const times = (type) => z.object({ connectedAt: type, initConnectedAt: type });

const schema = z.object({
  type: z.literal("contact.connection.connected"),
  data: z.object({
    contact: z.object({ id: z.string(), name: z.string(), avatar: textOrNull }),
    lineUsers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        lineUid: z.string(),
        lineProviderId: z.string(),
        profilePictureUrl: textOrNull,
      }),
    ),
    connectedStore: z.nullable(
      z.object({ id: z.string(), name: z.string(), logo: textOrNull, externalId: textOrNull }),
    ),
    connectedStaff: z.nullable(
      z.object({
        id: z.string(),
        storeId: textOrNull,
        name: z.string(),
        displayName: z.string(),
        employeeId: textOrNull,
        avatar: textOrNull,
      }),
    ),
    timestamps: times(z.string()),
    timestampsMs: times(z.int()),
  }),
});

export const verdict = (value) => schema.safeParse(value).success;
export const object = (value) => schema.parse(value);
