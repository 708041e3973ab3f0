//! Fast path for objects as the provider sends them: members in the order of the model, without white space.

use super::Walker;
use crate::json::{NotJson, skip_byte_and_key, unescaped_ascii_length_inlined};
use crate::model::{Kind, Object};

impl<'a> Walker<'a> {
    /// Validates an object of the model, whose opening brace is at the position. `base` is the slot of its first field.
    ///
    /// This is the fast path, with a position that stays in registers. At the first member that is out of order or has white
    /// space around it, [`members`](Self::members) takes over.
    #[inline(never)]
    pub(super) fn object(&mut self, object: &'static Object, base: usize) -> Result<(), NotJson> {
        let open = self.scan.remaining();
        // Starts with the opening brace, or with the comma before the next member.
        let mut rest = open;
        let mut index = 0;
        for field in object.fields {
            let Some(value) = skip_byte_and_key(rest, &field.pattern) else {
                return self.members(object, base, index, rest, open);
            };
            rest = match self.value_fast_path(value, field.kind, base + index, unescaped_ascii_length_inlined) {
                Some(after) => after,
                None => {
                    self.scan.move_to(value);
                    match (field.kind, value) {
                        // Skips `member`, which would check more cases.
                        (Kind::Object(inner, offset), [b'{', ..]) => {
                            self.path.set_key(object, index, field.kind);
                            self.nested(inner, base + index, base + offset)?;
                        }
                        _ => {
                            self.scan.skip_space();
                            self.member(object, base, index)?;
                        }
                    }
                    self.scan.remaining()
                }
            };
            index += 1;
            match rest {
                [b',', ..] => {}
                [b'}', after @ ..] if index == object.fields.len() => {
                    self.scan.move_to(after);
                    return Ok(());
                }
                _ => break,
            }
        }
        self.members(object, base, index, rest, open)
    }
}
