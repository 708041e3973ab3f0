// Writes the projects that use the packed crate; see crate-consumer.mjs.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { path } from "./paths.mjs";

/**
 * Writes three projects: `basic`, a program and a wasm module; `receiver`, the same with the feature `webhook`; and `exporter`, a
 * wasm module with wasm-bindgen.
 */
export function writeProjects(folder) {
  const dependency = `chatbrick-events = { path = "../chatbrick-events" }`;
  const files = {
    "basic/Cargo.toml": `
[workspace]

[package]
name = "consumer"
edition = "2024"

[dependencies]
${dependency}

[[bin]]
name = "consumer"
path = "main.rs"

[lib]
name = "basic_module"
path = "module.rs"
crate-type = ["cdylib"]
`,
    "basic/main.rs": `
fn main() {
    let event = chatbrick_events::parse_connected_event(include_bytes!("../payload.json")).expect("a valid payload");
    let chatbrick_events::Connection::StoreAndStaff { store, .. } = event.connection() else { panic!("two connections") };
    println!("connected to {}", store.name);
}
`,
    "basic/module.rs": `
#[unsafe(no_mangle)]
pub extern "C" fn verdict() -> bool {
    chatbrick_events::validate(include_bytes!("../payload.json")).valid
}
`,
    "receiver/Cargo.toml": `
[workspace]

[package]
name = "consumer"
edition = "2024"

[dependencies]
chatbrick-events = { path = "../chatbrick-events", features = ["webhook"] }

[[bin]]
name = "consumer"
path = "main.rs"

[lib]
name = "receiver_module"
path = "module.rs"
crate-type = ["cdylib"]

[[example]]
name = "without-clock"
path = "without-clock.rs"
`,
    "receiver/main.rs": `
use chatbrick_events::webhook::{Options, Received, Secrets, sign};

fn main() {
    let secrets: Secrets = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().expect("a secret");
    let body = include_bytes!("../store-created.json");
    let headers = sign(body, &secrets, "msg_1", 1_717_870_698);
    let options = Options::new().now_ms(1_717_870_698_000);
    let received = options.receive(Some("POST"), body, &headers, &secrets);
    let Received::Event { event, .. } = &received else { panic!("{received:?}") };
    let refused = options.receive(Some("POST"), b"{}", &headers, &secrets);
    let Received::Refused(refusal) = &refused else { panic!("{refused:?}") };
    println!("{} {}, {} {}", received.status(), event.event_type(), refused.status(), refusal.as_str());
}
`,
    "receiver/module.rs": `
use chatbrick_events::webhook::{Options, Secrets, sign};

#[unsafe(no_mangle)]
pub extern "C" fn verdict() -> bool {
    let Ok(secrets) = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") else { return false };
    let headers = sign(b"{}", &secrets, "msg_1", 1_717_870_698);
    Options::at_ms(1_717_870_698_000).receive(None, b"{}", &headers, &secrets).status() == 204
}
`,
    "receiver/without-clock.rs": `
use chatbrick_events::webhook::{Options, Secrets, receive};

fn main() {
    let secrets = Secrets::new("MfKQ").expect("a secret");
    let headers = [("svix-id", "msg_1")];
    let _ = receive(None, b"", &headers, &secrets);
    let _ = Options::new().receive(None, b"", &headers, &secrets);
}
`,
    "exporter/Cargo.toml": `
[workspace]

[package]
name = "exporter"
edition = "2024"

[features]
exports-of-chatbrick-events = ["chatbrick-events/js"]

[dependencies]
${dependency}
wasm-bindgen = "0.2"

[lib]
path = "lib.rs"
crate-type = ["cdylib"]
`,
    "exporter/lib.rs": `
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn validate(payload: &[u8]) -> bool {
    chatbrick_events::validate(payload).valid
}
`,
  };
  for (const name of ["basic", "receiver", "exporter"]) {
    mkdirSync(join(folder, name));
    // Uses the tested versions. cargo removes the packages that a project does not need.
    cpSync(path("Cargo.lock"), join(folder, name, "Cargo.lock"));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.trimStart());
  const payloads = join(folder, "chatbrick-events", "examples", "payloads");
  cpSync(join(payloads, "store-and-staff.json"), join(folder, "payload.json"));
  cpSync(join(payloads, "store-created.json"), join(folder, "store-created.json"));
}
