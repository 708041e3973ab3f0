//! The list of line users.

use core::mem;

use super::Walker;
use crate::code::{Code, Severity};
use crate::json::{Stop, Text, Type};
use crate::phrase::Phrase;
use crate::schema::LINE_USER;

impl Walker<'_> {
    /// Reads the list of line users, whose bracket is at the position.
    #[inline(never)]
    pub(super) fn list(&mut self) -> Result<(), Stop> {
        let open = self.scan.pos();
        self.scan.bump(1);
        self.scan.space();
        if self.scan.peek() == b']' {
            self.scan.bump(1);
            self.report_member(Code::NoLineUsers, None, open..self.scan.pos());
            return Ok(());
        }
        self.path.enter();
        let mut index = 0;
        loop {
            self.path.at_index(index, &LINE_USER);
            self.item()?;
            index += 1;
            self.scan.space();
            match self.scan.peek() {
                b',' => {
                    self.scan.bump(1);
                    self.scan.space();
                }
                b']' => {
                    self.scan.bump(1);
                    break;
                }
                _ => return Err(self.scan.fail(Phrase::CommaOrBracket)),
            }
        }
        self.path.leave();
        Ok(())
    }

    fn item(&mut self) -> Result<(), Stop> {
        if self.scan.peek() != b'{' {
            return self.no_object();
        }
        self.path.enter();
        self.object(&LINE_USER)?;
        self.path.leave();
        // Without an event to build, the values are not worth their memory.
        if self.keep && !self.found.issues.errors {
            let mut user = [Text::ABSENT; LINE_USER.fields.len()];
            // Theirs are the last slots.
            if let Some(slots) = self.found.slots.last_chunk_mut() {
                user = mem::replace(slots, user);
            }
            self.found.line_users.push(user);
        }
        Ok(())
    }

    /// An entry of the list that is no object.
    #[cold]
    fn no_object(&mut self) -> Result<(), Stop> {
        let begin = self.scan.pos();
        let found = self.scan.skip()?;
        if self.is_behind(begin) {
            self.found.issues.count(Severity::Error);
            return Ok(());
        }
        let code = if found == Type::Null { Code::NullNotAllowed } else { Code::WrongType };
        self.report_member(code, Some(found), begin..self.scan.pos());
        Ok(())
    }
}
