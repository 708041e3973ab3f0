// Prints who is connected to whom: `npm run who -- <contact | store | account | LINE user id> [--remote]`. Exits with 1 if the
// id is unknown.

import * as sql from "../src/sql.ts";
import { fail, parse, printable, time } from "./command.ts";
import { query, type Row } from "./database.ts";

const USAGE = "npm run who -- <contact id | store id | account id | LINE user id> [--remote]";
const [id] = parse(USAGE, 1).positionals;
if (!id) fail(`The id is missing: ${USAGE}`);

const [contacts = [], stores = [], accounts = [], ofStore = [], ofStaff = []] = query(
  [sql.FIND_CONTACTS, id],
  [sql.FIND_STORE, id],
  [sql.FIND_ACCOUNT, id],
  [sql.CONNECTED_TO_STORE, id],
  [sql.CONNECTED_TO_STAFF, id],
);

const named = (id: unknown, name: unknown) => printable(`${name ?? "unknown"} (${id})`);
const lines = [
  ...contacts.flatMap(describe),
  ...stores.flatMap((store) => group("store", store, ofStore)),
  ...accounts.flatMap((account) => group("staff member", account, ofStaff)),
];
console.log(lines.join("\n") || `No contact, store, account or LINE user has the id ${printable(id)}.`);
if (lines.length === 0) process.exitCode = 1;

function describe(contact: Row): string[] {
  const { id, name, status, store_id, store, staff_id, staff, connected_at, last_event_at } = contact;
  const then = status === "connected" ? "" : " then";
  const before = connected_at === null ? "" : `; connected before, from ${time(connected_at)}`;
  return [
    `contact ${named(id, name)}`,
    then ? `  disconnected since ${time(last_event_at)}${before}` : `  connected since ${time(connected_at)}`,
    ...(store_id === null ? [] : [`  store${then}: ${named(store_id, store)}`]),
    ...(staff_id === null ? [] : [`  staff${then}: ${named(staff_id, staff)}`]),
    `  first connected ${time(contact.first_connected_at)}`,
    `  last event ${contact.last_event_id}, ${time(last_event_at)}`,
  ];
}

function group(kind: string, { id, name, status }: Row, contacts: readonly Row[]): string[] {
  return [
    `${kind} ${named(id, name)}, ${status}: ${contacts.length} connected now`,
    ...contacts.map(({ id, name, connected_at }) => `  ${named(id, name)} since ${time(connected_at)}`),
  ];
}
