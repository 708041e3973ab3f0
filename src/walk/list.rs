//! Lists of objects: `lineUsers`.

use core::mem;

use super::Walker;
use crate::issue::{Code, Severity};
use crate::json::{Expected, NotJson, Text, Type};
use crate::model::LINE_USER;

impl Walker<'_> {
    /// Validates the list of line users, whose bracket is at the position.
    #[inline(never)]
    pub(super) fn list(&mut self) -> Result<(), NotJson> {
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
            self.path.set_element(index, &LINE_USER);
            self.item()?;
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

    fn item(&mut self) -> Result<(), NotJson> {
        if self.scan.peek() != b'{' {
            return self.not_an_object();
        }
        self.path.enter();
        self.object(&LINE_USER)?;
        self.path.leave();
        // After an error there is no event, so the values are not worth their memory.
        if self.keep_line_users && !self.found.issues.errors {
            let mut user = [Text::ABSENT; LINE_USER.fields.len()];
            // The line user's slots are the last ones.
            if let Some(slots) = self.found.slots.last_chunk_mut() {
                user = mem::replace(slots, user);
            }
            self.found.line_users.push(user);
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
