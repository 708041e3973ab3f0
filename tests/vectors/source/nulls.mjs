// Null and absence of every field of every type, for the functions of every type.

import { topic } from "./dsl.mjs";
import { EVENT_TYPES, eventCase, fieldsOf, shortName } from "./family.mjs";

const { vectors, add } = topic("nulls");
export default vectors;

const CLASSES = { "!": "required", "?": "nullable", "-": "attribute" };
const OF_NULL = { "!": "null_not_allowed", "-": "undocumented_null" };

for (const type of EVENT_TYPES) {
  for (const { pointer, presence } of fieldsOf(type)) {
    const name = `${shortName(type)}${pointer.replace("/data/", "/").replace("/0", "").replaceAll("/", "-")}`;
    const row = `${CLASSES[presence]}:${type}${pointer}`;
    const code = OF_NULL[presence];
    add(
      `${name}-null`,
      `${pointer} of ${type} is null.`,
      `events.null.${row}${code ? "-" : "+"}`,
      eventCase(type, { set: { [pointer]: null }, issues: code ? [`${code} ${pointer}`] : [] }),
    );
    add(
      `${name}-absent`,
      `${pointer} of ${type} is absent.`,
      `events.absent.${row}-`,
      eventCase(type, {
        del: [pointer],
        issues: [`${presence === "!" ? "missing_field" : "absent_field"} ${pointer}`],
      }),
    );
  }
}
