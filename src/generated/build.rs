// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! Builds an event from the spans of a valid payload. `base` is the slot of an object's first field.

use crate::event::values::Values;
use crate::{
    Account, AccountCreatedData, AccountCreatedEvent, AccountDeactivatedData, AccountDeactivatedEvent, ChangedData,
    ChangedEvent, ChangedTimestamps, ChangedTimestampsMs, ConnectedData, ConnectedEvent, Connection, Contact,
    CreatedTimestamps, CreatedTimestampsMs, DeactivatedTimestamps, DeactivatedTimestampsMs, DisconnectedData,
    DisconnectedEvent, DisconnectedTimestamps, DisconnectedTimestampsMs, Event, EventType, LineUser, Store,
    StoreCreatedData, StoreCreatedEvent, StoreDeactivatedData, StoreDeactivatedEvent, StoreUpdatedData,
    StoreUpdatedEvent, Timestamps, TimestampsMs, UpdatedTimestamps, UpdatedTimestampsMs,
};

/// Builds the event of a valid payload. Returns `None` only if the payload is invalid.
pub(crate) fn event<'a>(event_type: EventType, values: Values<'a, '_>) -> Option<Event<'a>> {
    Some(match event_type {
        EventType::Connected => Event::Connected(ConnectedEvent { data: connected_data(values)? }),
        EventType::Changed => Event::Changed(ChangedEvent { data: changed_data(values)? }),
        EventType::Disconnected => Event::Disconnected(DisconnectedEvent { data: disconnected_data(values)? }),
        EventType::StoreCreated => Event::StoreCreated(StoreCreatedEvent { data: store_created_data(values)? }),
        EventType::StoreUpdated => Event::StoreUpdated(StoreUpdatedEvent { data: store_updated_data(values)? }),
        EventType::StoreDeactivated => {
            Event::StoreDeactivated(StoreDeactivatedEvent { data: store_deactivated_data(values)? })
        }
        EventType::AccountCreated => Event::AccountCreated(AccountCreatedEvent { data: account_created_data(values)? }),
        EventType::AccountDeactivated => {
            Event::AccountDeactivated(AccountDeactivatedEvent { data: account_deactivated_data(values)? })
        }
    })
}

fn connected_data<'a>(values: Values<'a, '_>) -> Option<ConnectedData<'a>> {
    Some(ConnectedData {
        contact: contact(values, 8),
        line_users: values.list::<5, _>(|values| line_user(values, 0)),
        connection: Connection::new(
            values.object(4, |values| store(values, 16)),
            values.object(5, |values| account(values, 20)),
        )?,
        timestamps: timestamps(values, 26),
        timestamps_ms: timestamps_ms(values, 28),
    })
}

fn changed_data<'a>(values: Values<'a, '_>) -> Option<ChangedData<'a>> {
    Some(ChangedData {
        contact: contact(values, 8),
        line_users: values.list::<5, _>(|values| line_user(values, 0)),
        connection: Connection::new(
            values.object(4, |values| store(values, 16)),
            values.object(5, |values| account(values, 20)),
        )?,
        timestamps: changed_timestamps(values, 26),
        timestamps_ms: changed_timestamps_ms(values, 28),
    })
}

fn disconnected_data<'a>(values: Values<'a, '_>) -> Option<DisconnectedData<'a>> {
    Some(DisconnectedData {
        contact: contact(values, 6),
        line_users: values.list::<5, _>(|values| line_user(values, 0)),
        timestamps: disconnected_timestamps(values, 14),
        timestamps_ms: disconnected_timestamps_ms(values, 16),
    })
}

fn store_created_data<'a>(values: Values<'a, '_>) -> Option<StoreCreatedData<'a>> {
    Some(StoreCreatedData {
        store: store(values, 5),
        timestamps: created_timestamps(values, 9),
        timestamps_ms: created_timestamps_ms(values, 10),
    })
}

fn store_updated_data<'a>(values: Values<'a, '_>) -> Option<StoreUpdatedData<'a>> {
    Some(StoreUpdatedData {
        store: store(values, 5),
        timestamps: updated_timestamps(values, 9),
        timestamps_ms: updated_timestamps_ms(values, 10),
    })
}

fn store_deactivated_data<'a>(values: Values<'a, '_>) -> Option<StoreDeactivatedData<'a>> {
    Some(StoreDeactivatedData {
        store: store(values, 5),
        timestamps: deactivated_timestamps(values, 9),
        timestamps_ms: deactivated_timestamps_ms(values, 10),
    })
}

fn account_created_data<'a>(values: Values<'a, '_>) -> Option<AccountCreatedData<'a>> {
    Some(AccountCreatedData {
        account: account(values, 5),
        timestamps: created_timestamps(values, 11),
        timestamps_ms: created_timestamps_ms(values, 12),
    })
}

fn account_deactivated_data<'a>(values: Values<'a, '_>) -> Option<AccountDeactivatedData<'a>> {
    Some(AccountDeactivatedData {
        account: account(values, 5),
        timestamps: deactivated_timestamps(values, 11),
        timestamps_ms: deactivated_timestamps_ms(values, 12),
    })
}

fn contact<'a>(values: Values<'a, '_>, base: usize) -> Contact<'a> {
    Contact { id: values.text(base), name: values.text(base + 1), avatar: values.optional_text(base + 2) }
}

fn line_user<'a>(values: Values<'a, '_>, base: usize) -> LineUser<'a> {
    LineUser {
        id: values.text(base),
        name: values.text(base + 1),
        line_uid: values.text(base + 2),
        line_provider_id: values.text(base + 3),
        profile_picture_url: values.optional_text(base + 4),
    }
}

fn store<'a>(values: Values<'a, '_>, base: usize) -> Store<'a> {
    Store {
        id: values.text(base),
        name: values.text(base + 1),
        logo: values.optional_text(base + 2),
        external_id: values.optional_text(base + 3),
    }
}

fn account<'a>(values: Values<'a, '_>, base: usize) -> Account<'a> {
    Account {
        id: values.text(base),
        store_id: values.optional_text(base + 1),
        name: values.text(base + 2),
        display_name: values.text(base + 3),
        employee_id: values.optional_text(base + 4),
        avatar: values.optional_text(base + 5),
    }
}

fn timestamps<'a>(values: Values<'a, '_>, base: usize) -> Timestamps<'a> {
    Timestamps { connected_at: values.text(base), init_connected_at: values.text(base + 1) }
}

fn timestamps_ms(values: Values<'_, '_>, base: usize) -> TimestampsMs {
    TimestampsMs { connected_at: values.millis(base), init_connected_at: values.millis(base + 1) }
}

fn changed_timestamps<'a>(values: Values<'a, '_>, base: usize) -> ChangedTimestamps<'a> {
    ChangedTimestamps { changed_at: values.text(base), init_connected_at: values.text(base + 1) }
}

fn changed_timestamps_ms(values: Values<'_, '_>, base: usize) -> ChangedTimestampsMs {
    ChangedTimestampsMs { changed_at: values.millis(base), init_connected_at: values.millis(base + 1) }
}

fn disconnected_timestamps<'a>(values: Values<'a, '_>, base: usize) -> DisconnectedTimestamps<'a> {
    DisconnectedTimestamps { disconnected_at: values.text(base), init_connected_at: values.text(base + 1) }
}

fn disconnected_timestamps_ms(values: Values<'_, '_>, base: usize) -> DisconnectedTimestampsMs {
    DisconnectedTimestampsMs { disconnected_at: values.millis(base), init_connected_at: values.millis(base + 1) }
}

fn created_timestamps<'a>(values: Values<'a, '_>, base: usize) -> CreatedTimestamps<'a> {
    CreatedTimestamps { created_at: values.text(base) }
}

fn created_timestamps_ms(values: Values<'_, '_>, base: usize) -> CreatedTimestampsMs {
    CreatedTimestampsMs { created_at: values.millis(base) }
}

fn updated_timestamps<'a>(values: Values<'a, '_>, base: usize) -> UpdatedTimestamps<'a> {
    UpdatedTimestamps { updated_at: values.text(base) }
}

fn updated_timestamps_ms(values: Values<'_, '_>, base: usize) -> UpdatedTimestampsMs {
    UpdatedTimestampsMs { updated_at: values.millis(base) }
}

fn deactivated_timestamps<'a>(values: Values<'a, '_>, base: usize) -> DeactivatedTimestamps<'a> {
    DeactivatedTimestamps { deactivated_at: values.text(base) }
}

fn deactivated_timestamps_ms(values: Values<'_, '_>, base: usize) -> DeactivatedTimestampsMs {
    DeactivatedTimestampsMs { deactivated_at: values.millis(base) }
}
