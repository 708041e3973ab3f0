//! Objects of the model whose members stand in the order of the table, as the provider sends them.

use super::Walker;
use crate::json::{Stop, behind_key, behind_space};
use crate::phrase::Phrase;
use crate::schema::Object;

impl<'a> Walker<'a> {
    /// Reads an object of the model, whose brace is at the position, and judges its members: here as far as they stand in
    /// the order of the table, and what then remains in [`in_any_order`](Self::in_any_order).
    ///
    /// Here is only what a payload without issues needs, on a position that stays in registers.
    #[inline(never)]
    pub(super) fn object(&mut self, object: &'static Object) -> Result<(), Stop> {
        let open = self.scan.rest();
        let mut rest = behind_space(open.get(1..).unwrap_or_default());
        let mut place = 0;
        for field in object.fields {
            let Some(value) = behind_key(rest, &field.lead) else {
                return self.in_any_order(object, place, rest, open);
            };
            let behind = match self.plain_value(value, field.kind, object.base + place) {
                Some(behind) => behind,
                None => {
                    self.scan.go(value);
                    self.member(object, place)?;
                    self.scan.rest()
                }
            };
            place += 1;
            rest = match behind_space(behind) {
                [b',', behind @ ..] => behind_space(behind),
                [b'}', behind @ ..] if place == object.fields.len() => {
                    self.scan.go(behind);
                    return Ok(());
                }
                behind => return self.behind_member(object, place, behind, open),
            };
        }
        self.in_any_order(object, place, rest, open)
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
