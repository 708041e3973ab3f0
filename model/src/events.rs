//! The declaration of all events. `npm run generate` writes all code and documents about events from it. Each field is a line,
//! each event type is a block.
//!
//! The order of the fields is the order of the provider's pages.

use crate::declaration::{Arm, AtLeastOne, Event, Model, Object, Rank, Times, attribute, nullable, required, time};
use crate::declaration::Kind::{Id, LineProviderId, LineUid, List, Object as Of, Text, Url};

/// All events that ChatBrick documents.
pub const MODEL: Model = Model { objects: &[CONTACT, LINE_USER, STORE, ACCOUNT], events: EVENTS };

const CONTACT: Object = Object { name: "Contact", doc: "A contact.", fields: &[
    required("id", Id, "clrq5ca80000lb9c9dnxxfyid", "The contact's id in ChatBrick; never empty."),
    required("name", Text, "康宜恩", "The contact's name."),
    attribute("avatar", Url, "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg", "The URL of the contact's picture. Download the picture and serve it yourself; do not embed the URL."),
] };

const LINE_USER: Object = Object { name: "LineUser", doc: "A LINE user.", fields: &[
    required("id", Id, "clxvsgpgi000001qgdxuka3vj", "The LINE user's id in ChatBrick; never empty."),
    required("name", Text, "Mr. Kang", "The LINE user's name; it can differ from the contact's."),
    required("lineUid", LineUid, "U4d26836f2aadb5ad84cc8b5b729fc9a1", "The LINE user id, which is unique within a LINE provider."),
    required("lineProviderId", LineProviderId, "1660894172", "The id of the LINE provider. A string, because a number can lose digits."),
    attribute("profilePictureUrl", Url, "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471", "The URL of the LINE user's picture. It may have expired; prefer the contact's avatar."),
] };

const STORE: Object = Object { name: "Store", doc: "A store.", fields: &[
    required("id", Id, "clxvu9l6l000001p27bdm9ydk", "The store's permanent id in ChatBrick; never empty."),
    required("name", Text, "台北101旗艦店", "The store's name."),
    attribute("logo", Url, "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public", "The URL of the store's logo. Download the picture and serve it yourself; do not embed the URL."),
    attribute("externalId", Text, "10000", "The id in the brand's own system, as the brand configured it."),
] };

const ACCOUNT: Object = Object { name: "Account", doc: "The account of a staff member.", fields: &[
    required("id", Id, "clxvu9uj3000001ob92yrb61o", "The account's permanent id in ChatBrick; never empty."),
    nullable("storeId", Id, "clxvu9l6l000001p27bdm9ydk", "The id of the account's primary store; null if it has none, such as the account of a brand manager. It can differ from the store that the contact is connected to."),
    required("name", Text, "何沛妮", "The name for internal use. Never show it to the public; show `displayName` instead."),
    required("displayName", Text, "小何 | 台北101旗艦店", "The name to show to the public."),
    attribute("employeeId", Text, "50001", "The employee's id in the brand's HR system, as configured."),
    attribute("avatar", Url, "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public", "The URL of the account's picture. Download the picture and serve it yourself; do not embed the URL."),
] };

const CONNECTION: AtLeastOne = AtLeastOne { name: "Connection", doc: "The store, the staff member, or both, to which a contact is connected.", arms: [
    Arm { key: "connectedStore", name: "Store", phrase: "to a store" },
    Arm { key: "connectedStaff", name: "Staff", phrase: "to a staff member" },
] };

const FIRST_CONNECTED_AT: &str = "When the contact connected for the first time.";

const EVENTS: &[Event] = &[
    Event {
        name: "Connected",
        type_name: "contact.connection.connected",
        doc: "A contact without a connection connected to a store, to a staff member, or to both.",
        about: "contact",
        rank: Rank::Connected,
        fields: &[
            required("contact", Of("Contact"), "", "The contact that connected."),
            required("lineUsers", List("LineUser"), "", "The LINE users that belong to the contact; usually one."),
            nullable("connectedStore", Of("Store"), "", "The store that the contact is connected to; null if only to a staff member."),
            nullable("connectedStaff", Of("Account"), "", "The staff member that the contact is connected to; null if only to a store."),
        ],
        at_least_one: Some(CONNECTION),
        times: Times { name: "Timestamps", fields: &[
            time("connectedAt", "2024-06-08T18:18:18.888Z", "When the contact connected. The same as `initConnectedAt` at the first connection."),
            time("initConnectedAt", "2024-06-08T18:18:18.888Z", FIRST_CONNECTED_AT),
        ] },
    },
    Event {
        name: "Changed",
        type_name: "contact.connection.changed",
        doc: "A contact with a connection connected to another store or staff member.",
        about: "contact",
        rank: Rank::Changed,
        fields: &[
            required("contact", Of("Contact"), "", "The contact whose connection changed."),
            required("lineUsers", List("LineUser"), "", "The LINE users that belong to the contact; usually one."),
            nullable("connectedStore", Of("Store"), "", "The store that the contact is now connected to; null if only to a staff member."),
            nullable("connectedStaff", Of("Account"), "", "The staff member that the contact is now connected to; null if only to a store."),
        ],
        at_least_one: Some(CONNECTION),
        times: Times { name: "ChangedTimestamps", fields: &[
            time("changedAt", "2024-06-18T18:18:18.000Z", "When the connection changed."),
            time("initConnectedAt", "2024-06-08T18:18:18.888Z", FIRST_CONNECTED_AT),
        ] },
    },
    Event {
        name: "Disconnected",
        type_name: "contact.connection.disconnected",
        doc: "A contact disconnected. The event does not say from which store or staff member; only a receiver that stored the connection knows.",
        about: "contact",
        rank: Rank::Ended,
        fields: &[
            required("contact", Of("Contact"), "", "The contact that disconnected."),
            required("lineUsers", List("LineUser"), "", "The LINE users that belong to the contact; usually one."),
        ],
        at_least_one: None,
        times: Times { name: "DisconnectedTimestamps", fields: &[
            time("disconnectedAt", "2024-06-18T18:18:18.000Z", "When the contact disconnected."),
            time("initConnectedAt", "2024-06-08T18:18:18.888Z", FIRST_CONNECTED_AT),
        ] },
    },
    Event {
        name: "StoreCreated",
        type_name: "store.created",
        doc: "A store was created.",
        about: "store",
        rank: Rank::Created,
        fields: &[required("store", Of("Store"), "", "The store that was created.")],
        at_least_one: None,
        times: CREATED,
    },
    Event {
        name: "StoreUpdated",
        type_name: "store.updated",
        doc: "A store was updated.",
        about: "store",
        rank: Rank::Updated,
        fields: &[required("store", Of("Store"), "", "The updated store.")],
        at_least_one: None,
        times: Times { name: "UpdatedTimestamps", fields: &[time("updatedAt", "2024-06-18T18:18:18.000Z", "When it was updated.")] },
    },
    Event {
        name: "StoreDeactivated",
        type_name: "store.deactivated",
        doc: "A store was deactivated.",
        about: "store",
        rank: Rank::Ended,
        fields: &[required("store", Of("Store"), "", "The latest data of the store.")],
        at_least_one: None,
        times: DEACTIVATED,
    },
    Event {
        name: "AccountCreated",
        type_name: "account.created",
        doc: "The account of a staff member was created.",
        about: "account",
        rank: Rank::Created,
        fields: &[required("account", Of("Account"), "", "The account that was created.")],
        at_least_one: None,
        times: CREATED,
    },
    Event {
        name: "AccountDeactivated",
        type_name: "account.deactivated",
        doc: "The account of a staff member was deactivated.",
        about: "account",
        rank: Rank::Ended,
        fields: &[required("account", Of("Account"), "", "The latest data of the account.")],
        at_least_one: None,
        times: DEACTIVATED,
    },
];

const CREATED: Times = Times { name: "CreatedTimestamps", fields: &[time("createdAt", "2024-06-18T18:18:18.000Z", "When it was created.")] };
const DEACTIVATED: Times = Times { name: "DeactivatedTimestamps", fields: &[time("deactivatedAt", "2024-06-18T18:18:18.000Z", "When it was deactivated.")] };
