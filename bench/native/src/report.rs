//! Writes the results as a table and as JSON.

use serde_json::{Map, Value, json};

use crate::contestants::BASE;

pub struct Figures {
    pub kind: String,
    /// The mean length of a payload.
    pub bytes: usize,
    /// A row for each contestant; `None` for a contestant that cannot read these payloads.
    pub rows: Vec<(&'static str, Option<Times>)>,
}

/// Nanoseconds for one payload: the quartiles of all rounds, and the speed relative to the base. The relative speed is the median
/// over the rounds, since a load on the computer slows both in the same round.
pub struct Times {
    pub median: f64,
    pub lower: f64,
    pub upper: f64,
    pub speedup: f64,
}

pub fn times(samples: &[f64], of_base: &[f64]) -> Times {
    let quantiles = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        [1, 2, 3].map(|quarter| values[(values.len() - 1) * quarter / 4])
    };
    let [lower, median, upper] = quantiles(samples.to_vec());
    let [_, speedup, _] = quantiles(samples.iter().zip(of_base).map(|(time, base)| base / time).collect());
    Times { median, lower, upper, speedup }
}

/// Returns the names and versions of the contestants from the lock file.
fn versions() -> Vec<(&'static str, &'static str)> {
    let lock = include_str!("../Cargo.lock");
    let version = |name| lock.split_once(&format!("name = \"{name}\"\nversion = \""))?.1.split('"').next();
    ["chatbrick-events", "serde_json", "sonic-rs", "simd-json"]
        .iter()
        .map(|&name| (name, version(name).unwrap_or("?")))
        .collect()
}

/// Returns the processors for which the benchmark was built. sonic-rs uses AVX2 only if the compiler may use it; simd-json
/// detects it at run time.
fn built_for() -> &'static str {
    if cfg!(target_feature = "avx2") { "with AVX2" } else { "for any processor" }
}

pub fn as_json(figures: &[Figures], rounds: usize) -> Value {
    let times = |times: &Times| {
        let rounded = |number: f64, digits: f64| (number * digits).round() / digits;
        json!({
            "median": rounded(times.median, 10.0),
            "lower": rounded(times.lower, 10.0),
            "upper": rounded(times.upper, 10.0),
            "speedup": rounded(times.speedup, 1000.0),
        })
    };
    let payloads = figures.iter().map(|Figures { kind, bytes, rows }| {
        let rows: Map<_, _> =
            rows.iter().map(|(name, row)| ((*name).into(), row.as_ref().map_or(Value::Null, times))).collect();
        json!({ "name": kind, "bytes": bytes, "nanoseconds": rows })
    });
    json!({
        "rustc": env!("RUSTC_VERSION"),
        "built": built_for(),
        "versions": versions().into_iter().collect::<std::collections::BTreeMap<_, _>>(),
        "rounds": rounds,
        "base": BASE,
        "payloads": payloads.collect::<Vec<_>>(),
    })
}

pub fn as_table(figures: &[Figures], rounds: usize) -> String {
    let versions: Vec<_> = versions().iter().map(|(name, version)| format!("{name} {version}")).collect();
    let mut text = format!(
        "{}, {}, built {}\nnanoseconds per payload, median of {rounds} rounds, and speed relative to {BASE}\n",
        versions.join(", "),
        env!("RUSTC_VERSION"),
        built_for(),
    );
    let width = figures.iter().flat_map(|kind| &kind.rows).map(|(name, _)| name.len()).max().unwrap_or_default();
    for Figures { kind, bytes, rows } in figures {
        text += &format!("\n{kind}, {bytes} bytes\n");
        for (name, row) in rows {
            text += &match row {
                Some(Times { median, speedup, .. }) => format!("  {name:width$}{median:>10.0}{speedup:>8.2}x\n"),
                None => format!("  {name:width$}{:>10}\n", "cannot"),
            };
        }
    }
    text
}
