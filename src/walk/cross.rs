//! Checks over more than one field. They run over values that are valid by themselves.

use super::Walker;
use crate::code::Code;
use crate::schema::{DATA, EVENT, TIMESTAMPS_MS, place};

const DATA_FIELD: usize = place(&EVENT, "data");
pub(super) const CONNECTED_STORE: usize = place(&DATA, "connectedStore");
pub(super) const CONNECTED_STAFF: usize = place(&DATA, "connectedStaff");
const TIMESTAMPS_MS_FIELD: usize = place(&DATA, "timestampsMs");
const CONNECTED_AT: usize = place(&TIMESTAMPS_MS, "connectedAt");
const INIT_CONNECTED_AT: usize = place(&TIMESTAMPS_MS, "initConnectedAt");

impl Walker<'_> {
    pub(super) fn cross_checks(&mut self) {
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
        self.report_cross(connected, mismatch, out_of_order);
    }

    #[cold]
    fn report_cross(&mut self, connected: bool, mismatch: [bool; 2], out_of_order: bool) {
        self.path.at(&EVENT, DATA_FIELD);
        self.path.enter();
        if !connected {
            let open = self.begin_of(EVENT.base + DATA_FIELD);
            self.report_here(Code::NoConnection, None, open..open + 1);
        }
        self.path.at(&DATA, TIMESTAMPS_MS_FIELD);
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
        self.path.at(&TIMESTAMPS_MS, index);
        let span = self.found.slots.get(TIMESTAMPS_MS.base + index).map_or(0..0, |slot| slot.span());
        self.report_member(code, None, span);
    }

    fn begin_of(&self, slot: usize) -> usize {
        self.found.slots.get(slot).map_or(0, |slot| slot.span().start)
    }
}
