//! `order.ts`: the data that determine the order of events.

use std::fmt::Write;

use crate::declaration::Model;

pub(super) fn order(model: &Model) -> String {
    let mut out = "import type { ChatBrickEvent } from \"./events.js\";\n\n\
         /**\n \
         * Returns the event's own time in milliseconds, the kind of the entity that it is about, that entity, and the rank \
         among\n * events of the same instant; `undefined` for a value that is not an event.\n \
         */\n\
         export function placeOf({\n  type,\n  data,\n}: ChatBrickEvent): \
         readonly [time: number, kind: string, subject: { id: string }, rank: number] | undefined {\n  switch (type) {\n"
        .to_owned();
    for event in model.events {
        let Some(own) = event.times.fields.first() else { continue };
        write!(
            out,
            "    case \"{}\":\n      return [data.timestampsMs.{}, \"{about}\", data.{about}, {}];\n",
            event.type_name,
            own.key,
            event.rank as u8,
            about = event.about
        )
        .unwrap();
    }
    out.push_str("    default:\n      return undefined;\n  }\n}\n");
    out
}
