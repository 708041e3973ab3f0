import {
  connectionsFor,
  description,
  type Group,
  groupsFor,
  lacks,
  type PayloadShape,
  unknownComment,
} from "./snippets.ts";

const CONNECTION_ARMS = {
  storeAndStaff: `        Connection::StoreAndStaff { store, staff } => {
            to_store(store);
            to_staff(staff);
        }`,
  store: "        Connection::Store(store) => to_store(store),",
  staff: "        Connection::Staff(staff) => to_staff(staff),",
};

const EVENT_ARMS: Record<Group, string> = {
  connection: `        Event::Connected(event) => connected(event.connection()),
        Event::Changed(event) => connected(event.connection()),`,
  disconnection: `        // The event does not name the store or staff member: look up the stored connection of this contact.
        Event::Disconnected(event) => println!("disconnected {}", event.data.contact.id),`,
  store: `        Event::StoreCreated(event) => to_store(&event.data.store),
        Event::StoreUpdated(event) => to_store(&event.data.store),
        Event::StoreDeactivated(event) => to_store(&event.data.store),`,
  account: `        Event::AccountCreated(event) => to_staff(&event.data.account),
        Event::AccountDeactivated(event) => to_staff(&event.data.account),`,
};

/** Returns a router on the event type in Rust, with the case of the payload first. */
export function rust(payload: PayloadShape): string {
  const external = lacks(payload, "externalId") ? " // external_id is null in this payload" : "";
  const primary = lacks(payload, "storeId") ? " // null in this payload" : "";
  return `use chatbrick_events::{Account, Connection, Event, Outcome, Store, safe_parse_event};

// ${description(payload)}
pub fn handle(body: &[u8]) {
    // Verify the signature of the bytes before this.
    let parsed = safe_parse_event(body);
    match parsed.outcome() {
        Outcome::Event(event) => route(event),
        // Another type, ${unknownComment(payload)}: not an error.
        Outcome::OtherEvent(event_type) => println!("not handled: {event_type}"),
        // Answer 2xx here too: after a 4xx, the same bytes are sent again.
        Outcome::Invalid => eprintln!("{}", parsed.report.log_line()),
    }
}

fn route(event: &Event<'_>) {
    match event {
${groupsFor(payload)
  .map((group) => EVENT_ARMS[group])
  .join("\n")}
        // A later version of the crate may know more types.
        other => println!("not handled: {}", other.event_type()),
    }
}

fn connected(connection: &Connection<'_>) {
    match connection {
${connectionsFor(payload)
  .map((name) => CONNECTION_ARMS[name])
  .join("\n")}
    }
}

fn to_store(store: &Store<'_>) {
    println!("store {}", store.external_id.as_deref().unwrap_or(&store.id));${external}
}

fn to_staff(staff: &Account<'_>) {
    // display_name is public, name is internal.
    let primary = staff.store_id.as_deref().unwrap_or("no primary store");${primary}
    println!("staff {} {primary}", staff.display_name);
}
`;
}
