// Who connected to what, and when.

import { count, fill, type Language } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import { nullTable } from "./nulls.ts";
import type { Account, LineUser, Reading, Side, Store, Time } from "./read.ts";
import { ago, duration, instant, inZone, order } from "./when.ts";

type Text = string | null | undefined;

/** A payload as people read it. */
export function story(language: Language, reading: Reading | undefined, narrow: boolean): HTMLElement {
  const { story } = language.messages;
  if (!reading) return h("p", { class: "empty" }, story.nothing);
  return h(
    "div",
    { class: "story" },
    !reading.complete && h("p", { class: "note" }, story.partial),
    h("div", { class: "story-map" }, who(language, reading), to(language, reading)),
    when(language, reading),
    h("p", { class: "muted small" }, story.pictureNote),
    nullTable(language, reading, narrow),
  );
}

/** A text as it is; what is no text says why, in words and in another face. */
function shown(language: Language, text: Text): HTMLElement {
  const { story } = language.messages;
  if (text === undefined) return h("span", { class: "no-value" }, story.notText);
  if (text === null) return h("span", { class: "no-value" }, "null");
  if (text === "") return h("span", { class: "no-value" }, story.empty);
  return h("bdi", { class: "value" }, text);
}

const row = (name: string, value: Node, code = false) =>
  h(
    "div",
    { class: "row" },
    h("dt", {}, name),
    h("dd", { class: code ? "code" : undefined, translate: "no" }, value),
  );

function who(language: Language, { contact, lineUsers, lineUserCount }: Reading): HTMLElement {
  const { story } = language.messages;
  return h(
    "section",
    { class: "card who" },
    h("h3", { class: "card-kind" }, story.contact),
    h("p", { class: "card-name" }, shown(language, contact?.name)),
    h(
      "dl",
      { class: "rows" },
      row(story.id, shown(language, contact?.id), true),
      row(story.picture, shown(language, contact?.avatar), true),
    ),
    h("h4", {}, lineUserCount === undefined ? story.unreadable : count(story.lineUsers, lineUserCount)),
    lineUsers.map((user) => lineUser(language, user)),
    lineUserCount !== undefined &&
      lineUserCount > lineUsers.length &&
      h("p", { class: "muted" }, fill(story.moreLineUsers, { n: lineUserCount - lineUsers.length })),
  );
}

function lineUser(language: Language, user: LineUser): HTMLElement {
  const { story } = language.messages;
  return h(
    "div",
    { class: "sub" },
    h("p", { class: "sub-name" }, shown(language, user.name)),
    h(
      "dl",
      { class: "rows" },
      row(story.lineUserId, shown(language, user.lineUid), true),
      row(story.providerId, shown(language, user.lineProviderId), true),
      row(story.picture, shown(language, user.profilePictureUrl), true),
    ),
  );
}

const gone = ({ presence }: Side<unknown>) => presence === "null" || presence === "absent";

function headline({ messages: { story } }: Language, { store, staff }: Reading): string {
  if (store.value && staff.value) return story.both;
  if (store.value && gone(staff)) return story.storeOnly;
  if (staff.value && gone(store)) return story.staffOnly;
  return gone(store) && gone(staff) ? story.nobody : story.unclear;
}

function to(language: Language, reading: Reading): HTMLElement {
  const { story } = language.messages;
  const { store, staff } = reading;
  return h(
    "section",
    { class: "to" },
    h("h3", { class: "card-kind" }, story.to, h("strong", {}, headline(language, reading))),
    h(
      "div",
      { class: `branches to-${store.value ? "store" : "none"} to-${staff.value ? "staff" : "none"}` },
      store.value ? storeCard(language, store.value) : noCard(language, story.store, story.noStore, store),
      staff.value
        ? staffCard(language, staff.value, store.value)
        : noCard(language, story.staff, story.noStaff, staff),
    ),
  );
}

function noCard({ messages: { story, nulls } }: Language, kind: string, none: string, side: Side<unknown>) {
  return h(
    "section",
    { class: "card branch none" },
    h("h4", { class: "card-kind" }, kind),
    h("p", { class: "card-name" }, gone(side) ? none : story.unreadable),
    h("p", { class: "muted" }, h("span", { class: "state state-null" }, nulls.states[side.presence])),
  );
}

function storeCard(language: Language, store: Store): HTMLElement {
  const { story } = language.messages;
  return h(
    "section",
    { class: "card branch" },
    h("h4", { class: "card-kind" }, story.store),
    h("p", { class: "card-name" }, shown(language, store.name)),
    h(
      "dl",
      { class: "rows" },
      row(story.externalId, shown(language, store.externalId), true),
      row(story.id, shown(language, store.id), true),
      row(story.picture, shown(language, store.logo), true),
    ),
  );
}

function staffCard(language: Language, staff: Account, store: Store | undefined): HTMLElement {
  const { story } = language.messages;
  const primary =
    staff.storeId === null
      ? h("span", { class: "no-value" }, story.noPrimaryStore)
      : h(
          "span",
          {},
          shown(language, staff.storeId),
          staff.storeId &&
            store?.id &&
            h("span", { class: "remark" }, staff.storeId === store.id ? story.sameStore : story.otherStore),
        );
  return h(
    "section",
    { class: "card branch" },
    h("h4", { class: "card-kind" }, story.staff),
    h(
      "p",
      { class: "card-name" },
      shown(language, staff.displayName),
      h("span", { class: "tag" }, story.displayName),
    ),
    h(
      "div",
      { class: "internal" },
      h("p", {}, shown(language, staff.name), h("span", { class: "tag tag-warning" }, story.internalName)),
      h("p", { class: "small" }, story.internalWarning),
    ),
    h(
      "dl",
      { class: "rows" },
      row(story.employeeId, shown(language, staff.employeeId), true),
      row(story.primaryStore, primary, true),
      row(story.id, shown(language, staff.id), true),
      row(story.picture, shown(language, staff.avatar), true),
    ),
  );
}

function when(language: Language, reading: Reading): HTMLElement {
  const { story } = language.messages;
  const how = order(reading);
  const at = instant(reading.connectedAt);
  const init = instant(reading.initConnectedAt);
  const detail =
    how === "again" && at !== undefined && init !== undefined
      ? fill(story.againDetail, { before: duration(at - init, language) })
      : how === "unknown"
        ? ""
        : story[`${how}Detail`];
  return h(
    "section",
    { class: "card when" },
    h("h3", { class: "card-kind" }, story.when),
    h(
      "p",
      { class: "card-name" },
      at === undefined ? story.unreadable : h("time", { "data-ago": at }, ago(at, language)),
      h(
        "span",
        { class: how === "disorder" ? "tag tag-warning" : "tag" },
        how === "unknown" ? story.unknown : story[how],
      ),
    ),
    detail && h("p", { class: "muted" }, detail),
    h(
      "div",
      { class: "times" },
      moment(language, story.connectedAt, reading.connectedAt),
      // The same moment twice would only have to be compared.
      how !== "first" && moment(language, story.initConnectedAt, reading.initConnectedAt),
    ),
  );
}

function moment(language: Language, name: string, time: Time): HTMLElement {
  const { story } = language.messages;
  const ms = instant(time);
  const zone = (timeZone?: string) =>
    ms === undefined ? shown(language, undefined) : h("span", {}, inZone(ms, language, timeZone));
  return h(
    "div",
    {},
    h("h4", {}, name),
    h(
      "dl",
      { class: "rows" },
      row(story.taipei, zone("Asia/Taipei")),
      row(story.local, zone()),
      row(story.iso, shown(language, time.iso), true),
      row(story.ms, time.ms === undefined ? shown(language, undefined) : h("span", {}, time.ms), true),
    ),
  );
}
