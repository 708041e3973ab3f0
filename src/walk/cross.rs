//! Checks over more than one field. They run over values that are valid by themselves.

use super::Walker;
use crate::code::Code;
use crate::schema::{DATA, EVENT, TIMESTAMPS_MS};

/// The places in the table that are meant here; a test holds them against their keys.
const DATA_FIELD: usize = 1;
pub(super) const CONNECTED_STORE: usize = 2;
pub(super) const CONNECTED_STAFF: usize = 3;
const TIMESTAMPS_MS_FIELD: usize = 5;
const CONNECTED_AT: usize = 0;
const INIT_CONNECTED_AT: usize = 1;

impl Walker<'_> {
    pub(super) fn cross_checks(&mut self) {
        let connected = self.values.connected() != (false, false);
        let [connected_at, init_connected_at] = self.values.millis;
        let mismatch = [CONNECTED_AT, INIT_CONNECTED_AT].map(|index| {
            let pair = (self.values.millis.get(index), self.values.instants.get(index));
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
        let span = self.values.slots.get(TIMESTAMPS_MS.base + index).map_or(0..0, |slot| slot.span());
        self.report_member(code, None, span);
    }

    fn begin_of(&self, slot: usize) -> usize {
        self.values.slots.get(slot).map_or(0, |slot| slot.span().start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Object, TIMESTAMPS};

    #[test]
    fn places_match_the_table() {
        let key = |object: &Object, index: usize| object.fields[index].key;
        assert_eq!(key(&EVENT, DATA_FIELD), "data");
        assert_eq!(key(&DATA, CONNECTED_STORE), "connectedStore");
        assert_eq!(key(&DATA, CONNECTED_STAFF), "connectedStaff");
        assert_eq!(key(&DATA, TIMESTAMPS_MS_FIELD), "timestampsMs");
        for object in [&TIMESTAMPS, &TIMESTAMPS_MS] {
            assert_eq!(key(object, CONNECTED_AT), "connectedAt");
            assert_eq!(key(object, INIT_CONNECTED_AT), "initConnectedAt");
        }
    }
}
