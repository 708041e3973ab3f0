//! Writes the seeds of every target to a folder, for libFuzzer: `seeds FOLDER`.

use std::path::PathBuf;

use chatbrick_events_fuzz::{drive::seeds, targets};

fn main() -> std::io::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).expect("usage: seeds FOLDER").into();
    for target in targets::ALL {
        let folder = folder.join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (index, seed) in seeds(&target).into_iter().enumerate() {
            std::fs::write(folder.join(format!("{index:05}")), seed)?;
        }
    }
    Ok(())
}
