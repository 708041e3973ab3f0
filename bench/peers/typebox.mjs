import { Array as ArrayOf, Integer, Literal, Null, Object as ObjectOf, String as Text, Union } from "typebox";
import { Compile } from "typebox/compile";

const orNull = (type) => Union([type, Null()]);
const textOrNull = orNull(Text());
const times = (type) => ObjectOf({ connectedAt: type, initConnectedAt: type });

const schema = Compile(
  ObjectOf({
    type: Literal("contact.connection.connected"),
    data: ObjectOf({
      contact: ObjectOf({ id: Text(), name: Text(), avatar: textOrNull }),
      lineUsers: ArrayOf(
        ObjectOf({
          id: Text(),
          name: Text(),
          lineUid: Text(),
          lineProviderId: Text(),
          profilePictureUrl: textOrNull,
        }),
      ),
      connectedStore: orNull(
        ObjectOf({ id: Text(), name: Text(), logo: textOrNull, externalId: textOrNull }),
      ),
      connectedStaff: orNull(
        ObjectOf({
          id: Text(),
          storeId: textOrNull,
          name: Text(),
          displayName: Text(),
          employeeId: textOrNull,
          avatar: textOrNull,
        }),
      ),
      timestamps: times(Text()),
      timestampsMs: times(Integer()),
    }),
  }),
);

export const verdict = (value) => schema.Check(value);
export const object = (value) => schema.Parse(value);
