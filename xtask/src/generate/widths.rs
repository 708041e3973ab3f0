//! `widths.ts`: the number of columns of each character, as in `src/render.rs`.

use std::fmt::Write as _;

use chatbrick_events::Rendered;

use super::typescript::MARK;

/// The maximum length of a line in the TypeScript sources; the formatter would break longer ones.
const LINE: usize = 110;

/// Returns the text of `widths.ts`.
pub(crate) fn widths() -> String {
    let mut text = MARK.to_owned();
    text.push_str(
        "\n\
         /**\n \
         * Code points that do not take one column, as sorted ranges of three numbers: distance of the first code point from the\n \
         * end of the previous range, distance of the last from the first, columns (-1 if replaced). Distances take half the bytes\n \
         * of code points.\n \
         */\n\
         export const WIDTHS: readonly number[] = [\n",
    );
    let mut line = String::from(" ");
    let mut before = 0;
    for (first, last, columns) in ranges() {
        for number in [first - before, last - first, columns] {
            let item = format!(" {number},");
            if line.len() + item.len() > LINE {
                let _ = writeln!(text, "{line}");
                line = String::from(" ");
            }
            line += &item;
        }
        before = last;
    }
    let _ = writeln!(text, "{line}\n];");
    text
}

/// Returns the ranges of code points, including surrogates, that do not take one column: first, last, columns or -1.
fn ranges() -> Vec<(i64, i64, i64)> {
    let mut ranges: Vec<(i64, i64, i64)> = Vec::new();
    for code in 0..=u32::from(char::MAX) {
        let columns = char::from_u32(code).and_then(Rendered::columns).map_or(-1, |columns| columns as i64);
        match ranges.last_mut() {
            _ if columns == 1 => {}
            Some((_, last, same)) if *last + 1 == i64::from(code) && *same == columns => *last += 1,
            _ => ranges.push((code.into(), code.into(), columns)),
        }
    }
    ranges
}
