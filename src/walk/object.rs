//! Objects of the model whose members stand in the order of the table, as the provider sends them.

use super::Walker;
use crate::json::{Stop, behind_key, behind_space, key_then_value};
use crate::phrase::Phrase;
use crate::schema::Object;

impl<'a> Walker<'a> {
    /// Reads an object of the model, whose brace is at the position, and judges its members: here as long as they stand in
    /// the order of the table and without white space, and what then remains in [`in_order`](Self::in_order).
    ///
    /// Here is only what a payload without issues needs, on a position that stays in registers.
    #[inline(never)]
    pub(super) fn object(&mut self, object: &'static Object) -> Result<(), Stop> {
        let open = self.scan.rest();
        // Begins with the brace, or with the comma before the next member.
        let mut rest = open;
        let mut place = 0;
        for field in object.fields {
            let Some(value) = rest.get(1..).and_then(|key| key_then_value(key, &field.lead)) else {
                return self.in_order(object, place, rest, open);
            };
            rest = match self.plain_value(value, field.kind, object.base + place) {
                Some(behind) => behind,
                None => {
                    self.scan.go(behind_space(value));
                    self.member(object, place)?;
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
        self.in_order(object, place, rest, open)
    }

    /// Reads what remains of an object, of which the first `place` fields have been read: as long as the members stand in
    /// the order of the table, and what then remains in [`in_any_order`](Self::in_any_order). `rest` begins with the brace,
    /// or is what stands behind a value.
    #[inline(never)]
    fn in_order(&mut self, object: &'static Object, place: usize, rest: &'a [u8], open: &'a [u8]) -> Result<(), Stop> {
        let mut place = place;
        let mut rest = rest;
        loop {
            rest = match behind_space(rest) {
                [b'}', behind @ ..] if place == object.fields.len() => {
                    self.scan.go(behind);
                    return Ok(());
                }
                [b',', behind @ ..] if place != 0 => behind_space(behind),
                [b'{', behind @ ..] if place == 0 => behind_space(behind),
                behind => return self.behind_member(object, place, behind, open),
            };
            let value = object.fields.get(place).and_then(|field| behind_key(rest, &field.lead));
            let Some(value) = value else {
                return self.in_any_order(object, place, rest, open);
            };
            self.scan.go(value);
            self.value(object, place)?;
            place += 1;
            rest = self.scan.rest();
        }
    }

    /// Neither a comma nor the end of an object that is complete stands behind the first `seen` members.
    #[cold]
    #[inline(never)]
    fn behind_member(
        &mut self,
        object: &'static Object,
        seen: usize,
        behind: &'a [u8],
        open: &'a [u8],
    ) -> Result<(), Stop> {
        self.scan.go(behind);
        if self.scan.peek() != b'}' {
            return Err(self.scan.fail(Phrase::CommaOrBrace));
        }
        self.scan.bump(1);
        self.missing(object, (1 << seen) - 1, open);
        Ok(())
    }
}
