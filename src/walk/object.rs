//! Objects of the model as the provider sends them: their members stand in the order of the table, without white space.

use super::Walker;
use crate::json::{Stop, key_then_value, plain_length_inlined};
use crate::schema::{Kind, Object};

impl<'a> Walker<'a> {
    /// Reads an object of the model, whose brace is at the position, and judges its members: here as long as they stand in
    /// the order of the table and without white space, and what then remains in [`members`](Self::members).
    ///
    /// Here is only what a payload without issues needs, on a position that stays in registers.
    #[inline(never)]
    pub(super) fn object(&mut self, object: &'static Object) -> Result<(), Stop> {
        let open = self.scan.rest();
        // Begins with the brace, or with the comma before the next member.
        let mut rest = open;
        let mut place = 0;
        for field in object.fields {
            let Some(value) = key_then_value(rest, &field.pattern) else {
                return self.members(object, place, rest, open);
            };
            rest = match self.plain_value(value, field.kind, object.base + place, plain_length_inlined) {
                Some(behind) => behind,
                None => {
                    self.scan.go(value);
                    match (field.kind, value) {
                        // Not by way of `member`, which has much to look at.
                        (Kind::Object(inner), [b'{', ..]) => {
                            self.path.at_slot(object.base + place, field.kind);
                            self.nested(inner, object.base + place)?;
                        }
                        _ => {
                            self.scan.space();
                            self.member(object, place)?;
                        }
                    }
                    self.scan.rest()
                }
            };
            place += 1;
            match rest {
                [b',', ..] => {}
                [b'}', behind @ ..] if place == object.fields.len() => {
                    self.scan.go(behind);
                    return Ok(());
                }
                _ => break,
            }
        }
        self.members(object, place, rest, open)
    }
}
