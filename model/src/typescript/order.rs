//! `order.ts`: the data by which events are ordered.

use std::fmt::Write;

use crate::declaration::Model;

pub(super) fn order(model: &Model) -> String {
    let mut out = "import type { ChatBrickEvent } from \"./events.js\";\n\n\
         /** Returns the event's own time in milliseconds; `undefined` for a value that is not an event. */\n\
         export function ownTime({ type, data }: ChatBrickEvent): number | undefined {\n  switch (type) {\n"
        .to_owned();
    for event in model.events {
        let Some(own) = event.times.fields.first() else { continue };
        write!(out, "    case \"{}\":\n      return data.timestampsMs.{};\n", event.type_name, own.key).unwrap();
    }
    out.push_str(
        "    default:\n      return undefined;\n  }\n}\n\n\
         /** Returns what the event is about: a kind, an id, and the rank among events of the same instant. */\n\
         export function subject({ type, data }: ChatBrickEvent): readonly [kind: string, id: string, rank: number] {\n  \
         switch (type) {\n",
    );
    for event in model.events {
        write!(
            out,
            "    case \"{}\":\n      return [\"{about}\", data.{about}.id, {}];\n",
            event.type_name,
            event.rank as u8,
            about = event.about
        )
        .unwrap();
    }
    out.push_str("  }\n}\n");
    out
}
