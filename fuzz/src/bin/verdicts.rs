//! Prints the crate's results for generated inputs, one JSON object per line: `verdicts SEED COUNT`. The tests of the npm package
//! compare with them.

use std::io::{BufWriter, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatbrick_events::Options;
use chatbrick_events_fuzz::{drive, subject, targets};
use serde_json::json;

fn main() -> std::io::Result<()> {
    let numbers: Vec<u64> = std::env::args().skip(1).map(|text| text.parse().expect("a whole number")).collect();
    let [seed, count] = numbers[..] else { panic!("verdicts SEED COUNT") };
    let target = targets::ALL.into_iter().find(|target| target.name == "walker").expect("there is a walker");
    let mut out = BufWriter::new(std::io::stdout().lock());
    for input in drive::inputs(&target, seed, count as usize) {
        let options = Options::new();
        let outcome = subject::validate(&input, &options);
        let error = options.parse_connected_event(&input).err();
        let line = json!({
            "input": STANDARD.encode(&input),
            "report": outcome.report,
            "event": outcome.event,
            "message": error.map(|error| error.to_string()),
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
