//! An example for the comment of each generated type and constant. `tests/node/examples.test.mjs` runs them.

/// The lines of `@example` for an export; every export of a generated file has one.
pub(super) fn example(name: &str) -> String {
    let code = match name {
        "ConnectedEvent" => event("event: ConnectedEvent", "`${event.type}: ${event.data.contact.id}`", ""),
        "ConnectedData" => event(
            "data: ConnectedData",
            "data.connectedStore === null ? data.connectedStaff.displayName : data.connectedStore.name",
            ".data",
        ),
        "Contact" => event("contact: Contact", "`${contact.name} (${contact.avatar ?? \"no picture\"})`", ".data.contact"),
        "LineUser" => event(
            "users: LineUser[]",
            "users.map((user) => `${user.lineProviderId}/${user.lineUid}`).join()",
            ".data.lineUsers",
        ),
        "Store" => event(
            "store: Store | null",
            "store === null ? \"no store\" : `${store.name} (${store.externalId ?? \"no external id\"})`",
            ".data.connectedStore",
        ),
        "Account" => event(
            "staff: Account | null",
            "staff?.displayName ?? \"no staff member\"",
            ".data.connectedStaff",
        ),
        "Timestamps" => event(
            "times: Timestamps",
            "`on ${times.connectedAt.slice(0, 10)}, where the sender is`",
            ".data.timestamps",
        ),
        "TimestampsMs" => event("times: TimestampsMs", "new Date(times.connectedAt).toISOString()", ".data.timestampsMs"),
        "ConnectedToStore" | "ConnectedToStaff" | "ConnectedToStoreAndStaff" => connection(name),
        "EVENT_TYPE" => {
            "import { EVENT_TYPE } from \"chatbrick-events\";\n\nconsole.log(EVENT_TYPE); // \"contact.connection.connected\""
                .to_owned()
        }
        "DEFAULT_MAX_BYTES" => {
            "import { DEFAULT_MAX_BYTES } from \"chatbrick-events\";\n\nconsole.log(DEFAULT_MAX_BYTES); // 1048576"
                .to_owned()
        }
        "MAX_ISSUES" => "import { MAX_ISSUES, validate } from \"chatbrick-events\";\n\n\
             const keys = Array.from({ length: 200 }, (_, index) => [`key${index}`, null]);\n\
             console.log(validate(Object.fromEntries(keys)).issues.length === MAX_ISSUES); // true"
            .to_owned(),
        "ErrorCode" => code(name, "duplicate_key"),
        "WarningCode" => code(name, "unknown_field"),
        _ => panic!("{name} has no example"),
    };
    format!("\n@example\n```ts\n{code}\n```")
}

/// A function of one part of the event.
fn event(parameter: &str, value: &str, of: &str) -> String {
    let name = parameter.rsplit(": ").next().unwrap_or_default().trim_end_matches("[]").trim_end_matches(" | null");
    format!(
        "import {{ parseConnectedEvent, type {name} }} from \"chatbrick-events\";\n\n\
         const text = ({parameter}) => {value};\n\
         console.log(text(parseConnectedEvent(await request.arrayBuffer()){of}));"
    )
}

/// A function of the data, told apart by its connections.
fn connection(name: &str) -> String {
    let (is, value) = match name {
        "ConnectedToStore" => ("data.connectedStaff === null", "data.connectedStore.name"),
        "ConnectedToStaff" => ("data.connectedStore === null", "data.connectedStaff.displayName"),
        _ => (
            "data.connectedStore !== null && data.connectedStaff !== null",
            "`${data.connectedStaff.displayName} at ${data.connectedStore.name}`",
        ),
    };
    format!(
        "import {{ type {name}, parseConnectedEvent }} from \"chatbrick-events\";\n\n\
         const text = (data: {name}) => {value};\n\
         const {{ data }} = parseConnectedEvent(await request.arrayBuffer());\n\
         console.log({is} ? text(data) : \"another connection\");"
    )
}

/// A set of codes.
fn code(name: &str, code: &str) -> String {
    format!(
        "import {{ type {name}, validate }} from \"chatbrick-events\";\n\n\
         const wanted: {name} = \"{code}\";\n\
         console.log(validate(\"{{}}\").issues.some((issue) => issue.code === wanted)); // false"
    )
}
