//! The typed event.

mod build;
mod deserialize_with;
mod objects;
mod serde_impls;

pub use objects::{Account, Contact, LineUser, Store, Timestamps, TimestampsMs};

use std::vec::Vec;

/// The `type` of the event.
pub const EVENT_TYPE: &str = crate::issue::Expectation::EventType.as_str();

/// A contact connected to a store, to a staff member, or to both.
///
/// Texts are borrowed from the input wherever it writes them without escapes; [`into_owned`](Self::into_owned) cuts
/// the tie. A field that may be null is an `Option`; every other field is there.
///
/// With serde, the event reads and writes the provider's JSON, by the same null rules as
/// [`parse_connected_event`](crate::parse_connected_event): a missing picture is `None`, a missing id or an event
/// without any connection is an error. It is written with every documented key. Texts that serde reads are always
/// owned, so that the event goes through readers and extractors that lend nothing. serde stops at the first error, and
/// **its messages may quote the payload**: do not log them. It shows less than the bytes do: of a number only what a float
/// holds, so that a lost fraction passes, and of unknown keys not that they are repeated. A byte order mark is no JSON to
/// `serde_json`. The parts, as [`Contact`], can be read by themselves, and then also from an array, as serde derives it.
///
/// Tests get an event from its JSON: the parts have no constructors, as the provider may add to them.
///
/// ```
/// use chatbrick_events::{Connection, parse_connected_event};
///
/// let body = include_str!("../examples/payloads/store-and-staff.json");
/// let event = parse_connected_event(body)?;
/// assert_eq!(event.data.contact.name, "康宜恩");
/// match event.connection() {
///     Connection::Store(store) => println!("connected to {}", store.name),
///     Connection::Staff(staff) => println!("connected to {}", staff.display_name),
///     Connection::StoreAndStaff { store, staff } => println!("{} at {}", staff.display_name, store.name),
/// }
/// # Ok::<(), chatbrick_events::ConnectedEventError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedEvent<'a> {
    /// The event data.
    pub data: ConnectedData<'a>,
}

impl<'a> ConnectedEvent<'a> {
    /// Whom the contact connected to.
    pub fn connection(&self) -> &Connection<'a> {
        &self.data.connection
    }

    /// The same event, with texts of its own.
    pub fn into_owned(self) -> ConnectedEvent<'static> {
        ConnectedEvent { data: self.data.into_owned() }
    }
}

/// The event data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedData<'a> {
    /// The contact that connected.
    pub contact: Contact<'a>,
    /// The LINE users that belong to the contact; in most cases one.
    pub line_users: Vec<LineUser<'a>>,
    /// Whom the contact connected to: the provider's `connectedStore` and `connectedStaff` in one, because one of
    /// them at least is there.
    pub connection: Connection<'a>,
    /// When it happened, as RFC 3339 date-times.
    pub timestamps: Timestamps<'a>,
    /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
    pub timestamps_ms: TimestampsMs,
}

impl ConnectedData<'_> {
    /// The same, with texts of its own.
    pub fn into_owned(self) -> ConnectedData<'static> {
        ConnectedData {
            contact: self.contact.into_owned(),
            line_users: self.line_users.into_iter().map(LineUser::into_owned).collect(),
            connection: self.connection.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// Whom the contact connected to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Connection<'a> {
    /// To a store only; `connectedStaff` is null.
    Store(Store<'a>),
    /// To a staff member only; `connectedStore` is null.
    Staff(Account<'a>),
    /// To a staff member and a store. The store need not be the staff member's primary one.
    StoreAndStaff {
        /// `connectedStore`.
        store: Store<'a>,
        /// `connectedStaff`.
        staff: Account<'a>,
    },
}

impl<'a> Connection<'a> {
    /// `None` where both are `None`: that is no connection.
    pub fn new(store: Option<Store<'a>>, staff: Option<Account<'a>>) -> Option<Self> {
        match (store, staff) {
            (Some(store), Some(staff)) => Some(Connection::StoreAndStaff { store, staff }),
            (Some(store), None) => Some(Connection::Store(store)),
            (None, Some(staff)) => Some(Connection::Staff(staff)),
            (None, None) => None,
        }
    }

    /// `connectedStore`: `None` if the contact is connected to a staff member only.
    pub fn store(&self) -> Option<&Store<'a>> {
        match self {
            Connection::Store(store) | Connection::StoreAndStaff { store, .. } => Some(store),
            Connection::Staff(_) => None,
        }
    }

    /// `connectedStaff`: `None` if the contact is connected to a store only.
    pub fn staff(&self) -> Option<&Account<'a>> {
        match self {
            Connection::Staff(staff) | Connection::StoreAndStaff { staff, .. } => Some(staff),
            Connection::Store(_) => None,
        }
    }

    /// The same, with texts of its own.
    pub fn into_owned(self) -> Connection<'static> {
        match self {
            Connection::Store(store) => Connection::Store(store.into_owned()),
            Connection::Staff(staff) => Connection::Staff(staff.into_owned()),
            Connection::StoreAndStaff { store, staff } => {
                Connection::StoreAndStaff { store: store.into_owned(), staff: staff.into_owned() }
            }
        }
    }
}
