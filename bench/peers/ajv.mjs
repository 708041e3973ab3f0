// ajv with its standalone code, which is what users would ship. The harness writes the code to a file, which is a peer like the
// others. In a bundle, its name is "ajv-standalone".

import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";

const text = { type: "string" };
const textOrNull = { type: "string", nullable: true };

const object = (properties) => ({ type: "object", required: Object.keys(properties), properties });
const times = (type) => object({ connectedAt: type, initConnectedAt: type });

const schema = object({
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

const AS_PEER = `
export const verdict = validate;
export const object = (value) => {
  if (!validate(value)) throw new Error("rejected");
  return value;
};
`;

/** Returns the text of the module. */
export function code() {
  const ajv = new Ajv({ strict: true, code: { source: true, esm: true } });
  return standaloneCode(ajv, ajv.compile(schema)) + AS_PEER;
}
