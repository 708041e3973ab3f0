// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! `Debug` of events and of their objects. It shows only ids, since names and LINE user ids are personal data.

use core::fmt;

use crate::{
    Account, AccountCreatedData, AccountCreatedEvent, AccountDeactivatedData, AccountDeactivatedEvent, ChangedData,
    ChangedEvent, ConnectedData, ConnectedEvent, Contact, DisconnectedData, DisconnectedEvent, EventType, LineUser,
    Store, StoreCreatedData, StoreCreatedEvent, StoreDeactivatedData, StoreDeactivatedEvent, StoreUpdatedData,
    StoreUpdatedEvent,
};

impl fmt::Debug for Contact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for LineUser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineUser").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Store<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Account<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("store_id", &self.store_id).finish_non_exhaustive()
    }
}

impl fmt::Debug for ConnectedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectedData")
            .field("contact", &self.contact)
            .field("line_users", &self.line_users)
            .field("connection", &self.connection)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ConnectedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectedEvent")
            .field("type", &EventType::Connected.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for ChangedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChangedData")
            .field("contact", &self.contact)
            .field("line_users", &self.line_users)
            .field("connection", &self.connection)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ChangedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChangedEvent").field("type", &EventType::Changed.as_str()).field("data", &self.data).finish()
    }
}

impl fmt::Debug for DisconnectedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DisconnectedData")
            .field("contact", &self.contact)
            .field("line_users", &self.line_users)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for DisconnectedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DisconnectedEvent")
            .field("type", &EventType::Disconnected.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for StoreCreatedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreCreatedData").field("store", &self.store).finish_non_exhaustive()
    }
}

impl fmt::Debug for StoreCreatedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreCreatedEvent")
            .field("type", &EventType::StoreCreated.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for StoreUpdatedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreUpdatedData").field("store", &self.store).finish_non_exhaustive()
    }
}

impl fmt::Debug for StoreUpdatedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreUpdatedEvent")
            .field("type", &EventType::StoreUpdated.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for StoreDeactivatedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreDeactivatedData").field("store", &self.store).finish_non_exhaustive()
    }
}

impl fmt::Debug for StoreDeactivatedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreDeactivatedEvent")
            .field("type", &EventType::StoreDeactivated.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for AccountCreatedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountCreatedData").field("account", &self.account).finish_non_exhaustive()
    }
}

impl fmt::Debug for AccountCreatedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountCreatedEvent")
            .field("type", &EventType::AccountCreated.as_str())
            .field("data", &self.data)
            .finish()
    }
}

impl fmt::Debug for AccountDeactivatedData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountDeactivatedData").field("account", &self.account).finish_non_exhaustive()
    }
}

impl fmt::Debug for AccountDeactivatedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountDeactivatedEvent")
            .field("type", &EventType::AccountDeactivated.as_str())
            .field("data", &self.data)
            .finish()
    }
}
