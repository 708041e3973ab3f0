//! Cross-field rules. They apply to values that are valid by themselves.

use super::Walker;
use crate::issue::Code;
use crate::model::{DATA, EVENT, TIMESTAMPS_MS, field_index};

const DATA_FIELD: usize = field_index(&EVENT, "data");
pub(super) const CONNECTED_STORE: usize = field_index(&DATA, "connectedStore");
pub(super) const CONNECTED_STAFF: usize = field_index(&DATA, "connectedStaff");
const TIMESTAMPS_MS_FIELD: usize = field_index(&DATA, "timestampsMs");
const CONNECTED_AT: usize = field_index(&TIMESTAMPS_MS, "connectedAt");
const INIT_CONNECTED_AT: usize = field_index(&TIMESTAMPS_MS, "initConnectedAt");

impl Walker<'_> {
    pub(super) fn cross_field_checks(&mut self) {
        let connected = self.found.connected() != (false, false);
        let [connected_at, init_connected_at] = self.found.millis;
        let mismatch = [CONNECTED_AT, INIT_CONNECTED_AT].map(|index| {
            let pair = (self.found.millis.get(index), self.found.instants.get(index));
            matches!(pair, (Some(Some(millis)), Some(Some(instant))) if millis != instant)
        });
        let out_of_order = matches!((connected_at, init_connected_at), (Some(at), Some(init)) if at < init);
        if connected && !out_of_order && mismatch == [false; 2] {
            return;
        }
        self.report_cross_field(connected, mismatch, out_of_order);
    }

    #[cold]
    fn report_cross_field(&mut self, connected: bool, mismatch: [bool; 2], out_of_order: bool) {
        self.path.set_member(&EVENT, DATA_FIELD);
        self.path.enter();
        if !connected {
            let open = self.start_of(EVENT.base + DATA_FIELD);
            self.report_here(Code::NoConnection, None, open..open + 1);
        }
        self.path.set_member(&DATA, TIMESTAMPS_MS_FIELD);
        self.path.enter();
        for (index, mismatch) in mismatch.into_iter().enumerate() {
            if mismatch {
                self.report_millis(index, Code::TimestampMismatch);
            }
        }
        if out_of_order {
            self.report_millis(CONNECTED_AT, Code::TimestampsOutOfOrder);
        }
        self.path.leave();
        self.path.leave();
    }

    fn report_millis(&mut self, index: usize, code: Code) {
        self.path.set_member(&TIMESTAMPS_MS, index);
        let span = self.found.slots.get(TIMESTAMPS_MS.base + index).map_or(0..0, |slot| slot.span());
        self.report_member(code, None, span);
    }

    fn start_of(&self, slot: usize) -> usize {
        self.found.slots.get(slot).map_or(0, |slot| slot.span().start)
    }
}
