// The additions of the test to a copy of the declaration: a field, an event type, and a toy with every kind at every level.

/** A field of Store, in one line. */
export const FIELD = {
  after: /required\("name", Text, "台北101旗艦店", .*\n/,
  text: `    attribute("openedOn", Text, "2020-05-01", "The day on which the store opened."),\n`,
};

/** An event type, in one block. */
export const EVENT = `    Event {
        name: "AccountUpdated",
        type_name: "account.updated",
        doc: "The account of a staff member was updated.",
        about: "account",
        rank: Rank::Updated,
        fields: &[required("account", Of("Account"), "", "The updated account.")],
        at_least_one: None,
        times: Times { name: "UpdatedTimestamps", fields: &[time("updatedAt", "2024-06-18T18:18:18.000Z", "When it was updated.")] },
    },
`;

/** An event with structures that documented events do not have. */
export const TOY = {
  objects: `
const TOY: Object = Object { name: "Toy", doc: "A toy.", fields: &[
    required("id", Id, "toy_1", "The id."),
    nullable("nickname", Text, "bear", "A nullable text; null if it has none."),
    required("madeAt", DateTime, "2020-05-01T00:00:00.000Z", "A date-time outside of times."),
    nullable("soldMs", Millis, "1717870698888", "Milliseconds outside of times; null if unsold."),
    required("box", Of("ToyBox"), "", "An object within an object."),
    attribute("lid", Of("ToyBox"), "", "An object that may not be set."),
] };

const TOY_BOX: Object = Object { name: "ToyBox", doc: "A box.", fields: &[
    attribute("label", Url, "https://example.com/box.png", "The URL of its label."),
    required("weightMs", Millis, "-5", "A number."),
] };

const TOY_PART: Object = Object { name: "ToyPart", doc: "A part.", fields: &[
    required("id", Id, "part_1", "The id."),
    attribute("lineUid", LineUid, "U0123456789abcdef0123456789abcdef", "A LINE user id that may not be set."),
    nullable("paint", Of("ToyPaint"), "", "An object within an entry of a list; null if unpainted."),
] };

const TOY_PAINT: Object = Object { name: "ToyPaint", doc: "Paint.", fields: &[
    required("colour", Text, "red", "The colour."),
    nullable("driedAt", DateTime, "2020-05-01T00:00:00.000Z", "When it dried; null if it is wet."),
] };
`,
  names: "TOY, TOY_BOX, TOY_PART, TOY_PAINT",
  event: `    Event {
        name: "ToyShipped",
        type_name: "toy.shipped",
        doc: "A toy was shipped.",
        about: "toy",
        rank: Rank::Created,
        fields: &[
            required("note", Text, "hello", "A text directly in data."),
            nullable("type", Text, "t", "A key that is a keyword of Rust; null if it has none."),
            nullable("count", Millis, "3", "A nullable number in data; null if it was not counted."),
            required("toy", Of("Toy"), "", "The toy."),
            nullable("toStore", Of("Store"), "", "The store that it goes to; null if none."),
            nullable("toStaff", Of("Account"), "", "The staff member that it goes to; null if none."),
            required("parts", List("ToyPart"), "", "Its parts."),
        ],
        at_least_one: Some(AtLeastOne { name: "Receiver", doc: "Whom the toy goes to.", arms: [
            Arm { key: "toStore", name: "Store", phrase: "to a store" },
            Arm { key: "toStaff", name: "Staff", phrase: "to a staff member" },
        ] }),
        times: Times { name: "ShippedTimestamps", fields: &[
            time("shippedAt", "2024-06-18T18:18:18.000Z", "When it was shipped."),
            time("packedAt", "2024-06-08T18:18:18.888Z", "When it was packed."),
            time("madeAt", "1969-12-31T23:59:59.999Z", "When it was made."),
        ] },
    },
`,
};

/** Returns the declaration with the additions. */
export function withAdditions(declaration) {
  const field = declaration.replace(FIELD.after, (line) => line + FIELD.text);
  const at = field.indexOf("];\n\nconst CREATED");
  const events = field.slice(0, at) + EVENT + TOY.event + field.slice(at);
  const declared = events
    .replace(
      "objects: &[CONTACT, LINE_USER, STORE, ACCOUNT]",
      `objects: &[CONTACT, LINE_USER, STORE, ACCOUNT, ${TOY.names}]`,
    )
    .replace(
      /Kind::\{[^}]*\}/,
      "Kind::{DateTime, Id, LineProviderId, LineUid, List, Millis, Object as Of, Text, Url}",
    );
  return declared.replace("const CONNECTION:", `${TOY.objects}\nconst CONNECTION:`);
}
