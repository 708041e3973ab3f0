/** All texts of the explanations in English. `explanation-zh-tw.ts` has the same shape. */
export const explanationEn = {
  label: "Explanation of the value at the caret",
  close: "Close",
  copyPath: "Copy path",
  copyValue: "Copy value",
  required: "required",
  undocumented: "not in the documentation",
  unknownType: "The type of the event. {type} is not in the documentation.",
  otherType: "The type of this event is not in the documentation, so its fields cannot be explained.",
  unknownField:
    "{field} is not in the documentation of {type}. The event leaves it out: warning unknown_field.",
  unknownPart: "Part of a field that is not in the documentation. The event leaves it out.",
  eventType: "The type of the event. {event}.",
  entry: "LINE user {n} of the list.",
  nullIsError: "null is an error here: the field is required, and the event cannot be built without it.",
  classes: {
    required: "Required: null and a missing field are errors.",
    nullable: "null is allowed. A missing field reads as null: a warning.",
    attribute: "Documented as a string. null and a missing field read as null: a warning.",
  },
  kinds: {
    eventType: "Must be exactly one of the documented types.",
    id: "A string that is not empty. A number is an error: it can lose digits.",
    text: "A string, which may be empty.",
    lineUid: "A string: U and 32 lower-case hexadecimal digits. Another form is a warning.",
    lineProviderId: "A string of digits; another form is a warning. A number is an error.",
    url: "An address that begins with https:// or http://, or an empty string. Another form is a warning.",
    dateTime: "An RFC 3339 date-time with a UTC offset. Another form is an error.",
    millis:
      "A whole number of milliseconds, the same instant as in timestamps. Another instant, or digits in a string, is a warning.",
    object: "An object.",
    list: "A list. An empty one is a warning.",
    entry: "An object.",
  },
  words: {
    "/data/lineUsers":
      "“LINE users that belong to the contact. In most cases, there will be only one LINE user.”",
    "/data/lineUsers/*/name":
      "“This is the name of the LINE user, it can be different from the contact name in some cases.”",
    "/data/lineUsers/*/lineProviderId": "“This value is sent as a string.”",
    "/data/connectedStore/id": "“The permanent ID of the store in ChatBrick.”",
    "/data/connectedStaff/id": "“The permanent ID of the account in ChatBrick.”",
    "/data/connectedStaff/name":
      "“This is for internal communication purposes; the name should never be displayed in a public customer-facing interface.”",
    "/data/connectedStaff/displayName": "“Name of the account for referring in a public interface.”",
    "/data/timestamps": "“Timestamps in ISO 8601 format.”",
    "/data/timestampsMs":
      "“Timestamps are represented in numerical format; the number represents milliseconds elapsed since the epoch …”",
    "/data/timestamps/connectedAt": "“The timestamp of when the user performed the connect action.”",
    "/data/timestampsMs/connectedAt": "“The timestamp of when the user performed the connect action.”",
  },
  /** Translations of the declaration's English descriptions. */
  docs: {} as Readonly<Record<string, string>>,
};
