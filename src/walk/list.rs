//! Lists of objects.

use super::Walker;
use crate::issue::{Code, Severity};
use crate::json::{Expected, NotJson, Text, Type};
use crate::model::Object;

impl Walker<'_> {
    /// Validates a list, whose opening bracket is at the position. `base` is the slot of the first field of an entry.
    #[inline(never)]
    pub(super) fn list(&mut self, object: &'static Object, base: usize) -> Result<(), NotJson> {
        let open = self.scan.pos();
        self.scan.bump(1);
        self.scan.skip_space();
        if self.scan.peek() == b']' {
            self.scan.bump(1);
            self.report_member(Code::NoLineUsers, None, open..self.scan.pos());
            return Ok(());
        }
        self.path.enter();
        let mut index = 0;
        loop {
            self.path.set_element(index, object);
            self.entry(object, base)?;
            index += 1;
            self.scan.skip_space();
            match self.scan.peek() {
                b',' => {
                    self.scan.bump(1);
                    self.scan.skip_space();
                }
                b']' => {
                    self.scan.bump(1);
                    break;
                }
                _ => return Err(self.scan.error(Expected::CommaOrBracket)),
            }
        }
        self.path.leave();
        Ok(())
    }

    fn entry(&mut self, object: &'static Object, base: usize) -> Result<(), NotJson> {
        if self.scan.peek() != b'{' {
            return self.not_an_object();
        }
        self.path.enter();
        self.object(object, base)?;
        self.path.leave();
        // After an error no event is built, so the values are not needed.
        if self.request.keep_entries && self.found.issues.errors == 0 {
            if let Some(slots) = self.found.slots.get_mut(base..base + object.slots) {
                self.found.entries.extend_from_slice(slots);
                slots.fill(Text::ABSENT);
            }
        }
        Ok(())
    }

    /// Reports an entry that is not an object.
    #[cold]
    fn not_an_object(&mut self) -> Result<(), NotJson> {
        let begin = self.scan.pos();
        let found = self.scan.skip_value()?;
        if self.is_past_limit(begin) {
            self.found.issues.count(Severity::Error);
            return Ok(());
        }
        let code = if found == Type::Null { Code::NullNotAllowed } else { Code::WrongType };
        self.report_member(code, Some(found), begin..self.scan.pos());
        Ok(())
    }
}
