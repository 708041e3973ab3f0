//! The cross-field rules that an event declares. They apply only to values that are valid by themselves.

use super::{NO_NUMBER, Walker};
use crate::generated::table::ROOT;
use crate::issue::Code;
use crate::model::{DATA_INDEX, DATA_SLOT, Event};

impl Walker<'_> {
    pub(super) fn cross_field_checks(&mut self, event: &Event) {
        let is_connected = event.at_least_one.is_none_or(|slots| slots.iter().any(|&slot| self.is_present(slot)));
        let has_mismatch = (0..event.times.millis.fields.len()).any(|index| self.is_mismatch(event, index));
        if !is_connected || has_mismatch || self.is_out_of_order(event) {
            self.report_cross_field(event, is_connected);
        }
    }

    #[cold]
    fn report_cross_field(&mut self, event: &Event, is_connected: bool) {
        self.path.set_member(&ROOT, DATA_INDEX);
        self.path.enter();
        if !is_connected {
            let open = self.found.slots.get(DATA_SLOT).map_or(0, |slot| slot.span().start);
            self.report_here(Code::NoConnection, None, open..open + 1);
        }
        self.path.set_member(event.data, event.times.millis_field);
        self.path.enter();
        for index in 0..event.times.millis.fields.len() {
            if self.is_mismatch(event, index) {
                self.report_millis(event, index, Code::TimestampMismatch);
            }
        }
        if self.is_out_of_order(event) {
            self.report_millis(event, 0, Code::TimestampsOutOfOrder);
        }
        self.path.leave();
        self.path.leave();
    }

    fn report_millis(&mut self, event: &Event, index: usize, code: Code) {
        self.path.set_member(event.times.millis, index);
        let span = self.found.slots.get(event.times.millis_slot + index).map_or(0..0, |slot| slot.span());
        self.report_member(code, None, span);
    }

    /// Whether the milliseconds and the date-time of a time are different instants.
    fn is_mismatch(&self, event: &Event, index: usize) -> bool {
        let millis = self.instant_at(event.times.millis_slot + index);
        let date_time = self.instant_at(event.times.date_time_slot + index);
        millis != date_time && millis != NO_NUMBER && date_time != NO_NUMBER
    }

    /// Whether the event's own time is earlier than another of its times.
    fn is_out_of_order(&self, event: &Event) -> bool {
        let own = self.instant_at(event.times.millis_slot);
        let others = (1..event.times.millis.fields.len()).map(|index| self.instant_at(event.times.millis_slot + index));
        own != NO_NUMBER && others.into_iter().any(|other| own < other)
    }

    fn instant_at(&self, slot: usize) -> i64 {
        self.found.numbers.get(slot).copied().unwrap_or(NO_NUMBER)
    }

    fn is_present(&self, slot: usize) -> bool {
        self.found.slots.get(slot).is_some_and(|slot| slot.present())
    }
}
