// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! A sample of each event type. All fields have values, and the samples are valid without warnings.

use crate::{
    Account, AccountCreatedData, AccountCreatedEvent, AccountDeactivatedData, AccountDeactivatedEvent, ChangedData,
    ChangedEvent, ChangedTimestamps, ChangedTimestampsMs, ConnectedData, ConnectedEvent, Connection, Contact,
    CreatedTimestamps, CreatedTimestampsMs, DeactivatedTimestamps, DeactivatedTimestampsMs, DisconnectedData,
    DisconnectedEvent, DisconnectedTimestamps, DisconnectedTimestampsMs, Event, EventType, LineUser, Store,
    StoreCreatedData, StoreCreatedEvent, StoreDeactivatedData, StoreDeactivatedEvent, StoreUpdatedData,
    StoreUpdatedEvent, Timestamps, TimestampsMs, UpdatedTimestamps, UpdatedTimestampsMs,
};

/// Returns a sample payload of an event type, as JSON text.
///
/// Every field has a value. The payload is valid under [`strict`](crate::Options::strict).
///
/// ```
/// use chatbrick_events::{EventType, Options, fixtures};
///
/// let body = fixtures::json(EventType::StoreCreated);
/// assert!(Options::new().strict(true).parse_event(body).is_ok());
/// ```
pub const fn json(event_type: EventType) -> &'static str {
    match event_type {
        EventType::Connected => {
            r#"{
  "type": "contact.connection.connected",
  "data": {
    "contact": {
      "id": "clrq5ca80000lb9c9dnxxfyid",
      "name": "康宜恩",
      "avatar": "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg"
    },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "Mr. Kang",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "connectedStore": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "connectedStaff": {
      "id": "clxvu9uj3000001ob92yrb61o",
      "storeId": "clxvu9l6l000001p27bdm9ydk",
      "name": "何沛妮",
      "displayName": "小何 | 台北101旗艦店",
      "employeeId": "50001",
      "avatar": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public"
    },
    "timestamps": {
      "connectedAt": "2024-06-08T18:18:18.888Z",
      "initConnectedAt": "2024-06-08T18:18:18.888Z"
    },
    "timestampsMs": {
      "connectedAt": 1717870698888,
      "initConnectedAt": 1717870698888
    }
  }
}
"#
        }
        EventType::Changed => {
            r#"{
  "type": "contact.connection.changed",
  "data": {
    "contact": {
      "id": "clrq5ca80000lb9c9dnxxfyid",
      "name": "康宜恩",
      "avatar": "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg"
    },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "Mr. Kang",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "connectedStore": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "connectedStaff": {
      "id": "clxvu9uj3000001ob92yrb61o",
      "storeId": "clxvu9l6l000001p27bdm9ydk",
      "name": "何沛妮",
      "displayName": "小何 | 台北101旗艦店",
      "employeeId": "50001",
      "avatar": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public"
    },
    "timestamps": {
      "changedAt": "2024-06-18T18:18:18.000Z",
      "initConnectedAt": "2024-06-08T18:18:18.888Z"
    },
    "timestampsMs": {
      "changedAt": 1718734698000,
      "initConnectedAt": 1717870698888
    }
  }
}
"#
        }
        EventType::Disconnected => {
            r#"{
  "type": "contact.connection.disconnected",
  "data": {
    "contact": {
      "id": "clrq5ca80000lb9c9dnxxfyid",
      "name": "康宜恩",
      "avatar": "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg"
    },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "Mr. Kang",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "timestamps": {
      "disconnectedAt": "2024-06-18T18:18:18.000Z",
      "initConnectedAt": "2024-06-08T18:18:18.888Z"
    },
    "timestampsMs": {
      "disconnectedAt": 1718734698000,
      "initConnectedAt": 1717870698888
    }
  }
}
"#
        }
        EventType::StoreCreated => {
            r#"{
  "type": "store.created",
  "data": {
    "store": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "timestamps": {
      "createdAt": "2024-06-18T18:18:18.000Z"
    },
    "timestampsMs": {
      "createdAt": 1718734698000
    }
  }
}
"#
        }
        EventType::StoreUpdated => {
            r#"{
  "type": "store.updated",
  "data": {
    "store": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "timestamps": {
      "updatedAt": "2024-06-18T18:18:18.000Z"
    },
    "timestampsMs": {
      "updatedAt": 1718734698000
    }
  }
}
"#
        }
        EventType::StoreDeactivated => {
            r#"{
  "type": "store.deactivated",
  "data": {
    "store": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "timestamps": {
      "deactivatedAt": "2024-06-18T18:18:18.000Z"
    },
    "timestampsMs": {
      "deactivatedAt": 1718734698000
    }
  }
}
"#
        }
        EventType::AccountCreated => {
            r#"{
  "type": "account.created",
  "data": {
    "account": {
      "id": "clxvu9uj3000001ob92yrb61o",
      "storeId": "clxvu9l6l000001p27bdm9ydk",
      "name": "何沛妮",
      "displayName": "小何 | 台北101旗艦店",
      "employeeId": "50001",
      "avatar": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public"
    },
    "timestamps": {
      "createdAt": "2024-06-18T18:18:18.000Z"
    },
    "timestampsMs": {
      "createdAt": 1718734698000
    }
  }
}
"#
        }
        EventType::AccountDeactivated => {
            r#"{
  "type": "account.deactivated",
  "data": {
    "account": {
      "id": "clxvu9uj3000001ob92yrb61o",
      "storeId": "clxvu9l6l000001p27bdm9ydk",
      "name": "何沛妮",
      "displayName": "小何 | 台北101旗艦店",
      "employeeId": "50001",
      "avatar": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public"
    },
    "timestamps": {
      "deactivatedAt": "2024-06-18T18:18:18.000Z"
    },
    "timestampsMs": {
      "deactivatedAt": 1718734698000
    }
  }
}
"#
        }
    }
}

/// Returns the event of [`json`]. Change the fields that your test needs.
///
/// ```
/// use chatbrick_events::{Event, EventType, fixtures};
///
/// let mut event = fixtures::event(EventType::StoreCreated);
/// if let Event::StoreCreated(event) = &mut event {
///     event.data.store.logo = None;
/// }
/// ```
pub fn event(event_type: EventType) -> Event<'static> {
    match event_type {
        EventType::Connected => Event::Connected(ConnectedEvent {
            data: ConnectedData {
                contact: contact(),
                line_users: vec![line_user()],
                connection: Connection::StoreAndStaff { store: store(), staff: account() },
                timestamps: timestamps(),
                timestamps_ms: timestamps_ms(),
            },
        }),
        EventType::Changed => Event::Changed(ChangedEvent {
            data: ChangedData {
                contact: contact(),
                line_users: vec![line_user()],
                connection: Connection::StoreAndStaff { store: store(), staff: account() },
                timestamps: changed_timestamps(),
                timestamps_ms: changed_timestamps_ms(),
            },
        }),
        EventType::Disconnected => Event::Disconnected(DisconnectedEvent {
            data: DisconnectedData {
                contact: contact(),
                line_users: vec![line_user()],
                timestamps: disconnected_timestamps(),
                timestamps_ms: disconnected_timestamps_ms(),
            },
        }),
        EventType::StoreCreated => Event::StoreCreated(StoreCreatedEvent {
            data: StoreCreatedData {
                store: store(),
                timestamps: created_timestamps(),
                timestamps_ms: created_timestamps_ms(),
            },
        }),
        EventType::StoreUpdated => Event::StoreUpdated(StoreUpdatedEvent {
            data: StoreUpdatedData {
                store: store(),
                timestamps: updated_timestamps(),
                timestamps_ms: updated_timestamps_ms(),
            },
        }),
        EventType::StoreDeactivated => Event::StoreDeactivated(StoreDeactivatedEvent {
            data: StoreDeactivatedData {
                store: store(),
                timestamps: deactivated_timestamps(),
                timestamps_ms: deactivated_timestamps_ms(),
            },
        }),
        EventType::AccountCreated => Event::AccountCreated(AccountCreatedEvent {
            data: AccountCreatedData {
                account: account(),
                timestamps: created_timestamps(),
                timestamps_ms: created_timestamps_ms(),
            },
        }),
        EventType::AccountDeactivated => Event::AccountDeactivated(AccountDeactivatedEvent {
            data: AccountDeactivatedData {
                account: account(),
                timestamps: deactivated_timestamps(),
                timestamps_ms: deactivated_timestamps_ms(),
            },
        }),
    }
}

fn contact() -> Contact<'static> {
    Contact {
        id: "clrq5ca80000lb9c9dnxxfyid".into(),
        name: "康宜恩".into(),
        avatar: Some("https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg".into()),
    }
}

fn line_user() -> LineUser<'static> {
    LineUser {
        id: "clxvsgpgi000001qgdxuka3vj".into(),
        name: "Mr. Kang".into(),
        line_uid: "U4d26836f2aadb5ad84cc8b5b729fc9a1".into(),
        line_provider_id: "1660894172".into(),
        profile_picture_url: Some(
            "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471".into(),
        ),
    }
}

fn store() -> Store<'static> {
    Store {
        id: "clxvu9l6l000001p27bdm9ydk".into(),
        name: "台北101旗艦店".into(),
        logo: Some(
            "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public".into(),
        ),
        external_id: Some("10000".into()),
    }
}

fn account() -> Account<'static> {
    Account {
        id: "clxvu9uj3000001ob92yrb61o".into(),
        store_id: Some("clxvu9l6l000001p27bdm9ydk".into()),
        name: "何沛妮".into(),
        display_name: "小何 | 台北101旗艦店".into(),
        employee_id: Some("50001".into()),
        avatar: Some(
            "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public".into(),
        ),
    }
}

fn timestamps() -> Timestamps<'static> {
    Timestamps { connected_at: "2024-06-08T18:18:18.888Z".into(), init_connected_at: "2024-06-08T18:18:18.888Z".into() }
}

fn timestamps_ms() -> TimestampsMs {
    TimestampsMs { connected_at: 1717870698888, init_connected_at: 1717870698888 }
}

fn changed_timestamps() -> ChangedTimestamps<'static> {
    ChangedTimestamps {
        changed_at: "2024-06-18T18:18:18.000Z".into(),
        init_connected_at: "2024-06-08T18:18:18.888Z".into(),
    }
}

fn changed_timestamps_ms() -> ChangedTimestampsMs {
    ChangedTimestampsMs { changed_at: 1718734698000, init_connected_at: 1717870698888 }
}

fn disconnected_timestamps() -> DisconnectedTimestamps<'static> {
    DisconnectedTimestamps {
        disconnected_at: "2024-06-18T18:18:18.000Z".into(),
        init_connected_at: "2024-06-08T18:18:18.888Z".into(),
    }
}

fn disconnected_timestamps_ms() -> DisconnectedTimestampsMs {
    DisconnectedTimestampsMs { disconnected_at: 1718734698000, init_connected_at: 1717870698888 }
}

fn created_timestamps() -> CreatedTimestamps<'static> {
    CreatedTimestamps { created_at: "2024-06-18T18:18:18.000Z".into() }
}

fn created_timestamps_ms() -> CreatedTimestampsMs {
    CreatedTimestampsMs { created_at: 1718734698000 }
}

fn updated_timestamps() -> UpdatedTimestamps<'static> {
    UpdatedTimestamps { updated_at: "2024-06-18T18:18:18.000Z".into() }
}

fn updated_timestamps_ms() -> UpdatedTimestampsMs {
    UpdatedTimestampsMs { updated_at: 1718734698000 }
}

fn deactivated_timestamps() -> DeactivatedTimestamps<'static> {
    DeactivatedTimestamps { deactivated_at: "2024-06-18T18:18:18.000Z".into() }
}

fn deactivated_timestamps_ms() -> DeactivatedTimestampsMs {
    DeactivatedTimestampsMs { deactivated_at: 1718734698000 }
}
