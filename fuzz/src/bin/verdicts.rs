//! Prints the crate's results for generated inputs, one JSON object per line: `verdicts SEED COUNT`. Each object has the results
//! of the functions of one type and of all types. The tests of the npm package compare with them.

use std::io::{BufWriter, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatbrick_events::{EventError, Options};
use chatbrick_events_fuzz::subject::{self, Api};
use chatbrick_events_fuzz::{drive, targets};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let numbers: Vec<u64> = std::env::args().skip(1).map(|text| text.parse().expect("a whole number")).collect();
    let [seed, count] = numbers[..] else { panic!("usage: verdicts SEED COUNT") };
    let target = targets::ALL.into_iter().find(|target| target.name == "events").expect("the target events exists");
    let mut out = BufWriter::new(std::io::stdout().lock());
    let options = Options::new();
    for input in drive::inputs(&target, seed, count as usize) {
        let connected = options.parse_connected_event(&input).err();
        let family = options.parse_event(&input).err();
        let line = json!({
            "input": STANDARD.encode(&input),
            "connected": described(Api::Connected, &input, &options, connected),
            "family": described(Api::Family, &input, &options, family),
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

fn described(api: Api, input: &[u8], options: &Options, error: Option<EventError>) -> Value {
    let results = subject::validate_with(api, input, options);
    json!({
        "report": results.report,
        "event": results.event,
        "other_event": results.other_event,
        "message": error.map(|error| error.to_string()),
    })
}
