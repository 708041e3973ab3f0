// Renders who connected to what, and when.

import { count, fill, type Language } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import { oneTabStop } from "../ui/tab-stop.ts";
import type { Account, LineUser, PayloadContent, Side, Store, Time, WrongType } from "./payload-content.ts";
import { isMissing } from "./presence.ts";
import { ago, duration, instant, inTaipei, inZone, order } from "./time.ts";

type Text = string | null | undefined | WrongType;

/**
 * Renders the content of a payload. `data-pointer` has the pointers of the values that a part shows; its `toText` button
 * selects them in the text.
 */
export function story(language: Language, content: PayloadContent): HTMLElement {
  const { story } = language.messages;
  return oneTabStop(
    h(
      "div",
      { class: "story" },
      !content.complete && h("p", { class: "note" }, story.partial),
      h("div", { class: "story-map" }, cards(language, content)),
      timeCard(language, content),
      h("p", { class: "muted small" }, story.pictureNote),
    ),
    ".to-text",
  );
}

/** Name of a part of the story, as a button that selects its value in the text. */
export const toText = ({ messages: { story } }: Language, ...name: (Node | string)[]) =>
  h("button", { type: "button", class: "to-text", title: story.inText }, name);

function cards(language: Language, content: PayloadContent): HTMLElement[] {
  const { story } = language.messages;
  switch (content.type) {
    case "contact.connection.connected":
    case "contact.connection.changed":
      return [contactCard(language, content), connectionSection(language, content)];
    case "contact.connection.disconnected":
      return [
        contactCard(language, content),
        h("section", { class: "to" }, h("p", { class: "note" }, story.fromUnknown)),
      ];
    case "store.created":
    case "store.updated":
    case "store.deactivated":
      return [
        content.store.value
          ? storeCard(language, content.store.value, content.store.pointer)
          : noCard(language, story.store, story.noStore, content.store),
      ];
    case "account.created":
    case "account.deactivated":
      return [
        content.staff.value
          ? staffCard(language, content.staff.value, undefined, content.staff.pointer)
          : noCard(language, story.staff, story.noStaff, content.staff),
      ];
  }
}

/** Renders a text, or, in another style, the reason why it is missing. */
function textElement(language: Language, text: Text): HTMLElement {
  const { story } = language.messages;
  if (text === undefined) return h("span", { class: "no-value" }, story.unreadable);
  if (text === null) return h("span", { class: "no-value" }, "null");
  if (text === "") return h("span", { class: "no-value" }, story.empty);
  if (typeof text === "string") return h("bdi", { class: "value" }, text);
  return h("span", { class: "no-value" }, fill(story.notText, { type: language.term(text.wrongType) }));
}

const row = (name: Node | string, value: Node, { code = false, pointer = "" } = {}) =>
  h(
    "div",
    { class: "row", "data-pointer": pointer || undefined },
    h("dt", {}, name),
    h("dd", { class: code ? "code" : undefined, translate: "no" }, value),
  );

/** A row with the text of a field. */
const textRow = (language: Language, name: string, text: Text, pointer: string) =>
  row(toText(language, name), textElement(language, text), { code: true, pointer });

function contactCard(language: Language, { contact, lineUsers, lineUserCount }: PayloadContent): HTMLElement {
  const { story } = language.messages;
  return h(
    "section",
    { class: "card who", "data-pointer": "/data/contact" },
    h("h3", { class: "card-kind" }, toText(language, story.contact)),
    h(
      "p",
      { class: "card-name", "data-pointer": "/data/contact/name" },
      textElement(language, contact?.name),
    ),
    h(
      "dl",
      { class: "rows" },
      textRow(language, story.id, contact?.id, "/data/contact/id"),
      textRow(language, story.picture, contact?.avatar, "/data/contact/avatar"),
    ),
    h(
      "h4",
      { "data-pointer": "/data/lineUsers" },
      toText(
        language,
        lineUserCount === undefined ? story.unreadable : count(story.lineUsers, lineUserCount),
      ),
    ),
    lineUsers.map((user) => lineUserCard(language, user)),
    lineUserCount !== undefined &&
      lineUserCount > lineUsers.length &&
      h("p", { class: "muted" }, fill(story.moreLineUsers, { n: lineUserCount - lineUsers.length })),
  );
}

function lineUserCard(language: Language, user: LineUser): HTMLElement {
  const { story } = language.messages;
  return h(
    "div",
    { class: "sub", "data-pointer": user.pointer },
    h("p", { class: "sub-name", "data-pointer": `${user.pointer}/name` }, textElement(language, user.name)),
    h(
      "dl",
      { class: "rows" },
      textRow(language, story.lineUserId, user.lineUid, `${user.pointer}/lineUid`),
      textRow(language, story.providerId, user.lineProviderId, `${user.pointer}/lineProviderId`),
      textRow(language, story.picture, user.profilePictureUrl, `${user.pointer}/profilePictureUrl`),
    ),
  );
}

function headline({ messages: { story } }: Language, { store, staff }: PayloadContent): string {
  if (store.value && staff.value) return story.both;
  if (store.value && isMissing(staff.presence)) return story.storeOnly;
  if (staff.value && isMissing(store.presence)) return story.staffOnly;
  return isMissing(store.presence) && isMissing(staff.presence) ? story.nobody : story.unclear;
}

function connectionSection(language: Language, content: PayloadContent): HTMLElement {
  const { story } = language.messages;
  const { store, staff } = content;
  return h(
    "section",
    { class: "to" },
    h("h3", { class: "card-kind" }, story.to, h("strong", {}, headline(language, content))),
    h(
      "div",
      { class: `branches to-${store.value ? "store" : "none"} to-${staff.value ? "staff" : "none"}` },
      store.value
        ? storeCard(language, store.value, store.pointer)
        : noCard(language, story.store, story.noStore, store),
      staff.value
        ? staffCard(language, staff.value, store.value, staff.pointer)
        : noCard(language, story.staff, story.noStaff, staff),
    ),
  );
}

function noCard(language: Language, kind: string, none: string, side: Side<unknown>): HTMLElement {
  const { story, nulls } = language.messages;
  return h(
    "section",
    { class: "card branch none", "data-pointer": side.pointer },
    h("h4", { class: "card-kind" }, toText(language, kind)),
    h("p", { class: "card-name" }, isMissing(side.presence) ? none : story.unreadable),
    h(
      "p",
      { class: "muted" },
      h("span", { class: "state state-null" }, nulls.states[side.presence ?? "unread"]),
    ),
  );
}

function storeCard(language: Language, store: Store, pointer: string): HTMLElement {
  const { story } = language.messages;
  return h(
    "section",
    { class: "card branch", "data-pointer": pointer },
    h("h4", { class: "card-kind" }, toText(language, story.store)),
    h("p", { class: "card-name", "data-pointer": `${pointer}/name` }, textElement(language, store.name)),
    h(
      "dl",
      { class: "rows" },
      textRow(language, story.externalId, store.externalId, `${pointer}/externalId`),
      textRow(language, story.id, store.id, `${pointer}/id`),
      textRow(language, story.picture, store.logo, `${pointer}/logo`),
    ),
  );
}

function staffCard(
  language: Language,
  staff: Account,
  store: Store | undefined,
  pointer: string,
): HTMLElement {
  const { story } = language.messages;
  const primary =
    staff.storeId === null
      ? h("span", { class: "no-value" }, story.noPrimaryStore)
      : h(
          "span",
          {},
          textElement(language, staff.storeId),
          staff.storeId &&
            store?.id &&
            h("span", { class: "remark" }, staff.storeId === store.id ? story.sameStore : story.otherStore),
        );
  return h(
    "section",
    { class: "card branch", "data-pointer": pointer },
    h("h4", { class: "card-kind" }, toText(language, story.staff)),
    h(
      "p",
      { class: "card-name", "data-pointer": `${pointer}/displayName` },
      textElement(language, staff.displayName),
      h("span", { class: "tag" }, story.displayName),
    ),
    h(
      "div",
      { class: "internal", "data-pointer": `${pointer}/name` },
      h(
        "p",
        {},
        textElement(language, staff.name),
        h("span", { class: "tag tag-warning" }, story.internalName),
      ),
      h("p", { class: "small" }, story.internalWarning),
    ),
    h(
      "dl",
      { class: "rows" },
      textRow(language, story.employeeId, staff.employeeId, `${pointer}/employeeId`),
      row(toText(language, story.primaryStore), primary, { code: true, pointer: `${pointer}/storeId` }),
      textRow(language, story.id, staff.id, `${pointer}/id`),
      textRow(language, story.picture, staff.avatar, `${pointer}/avatar`),
    ),
  );
}

function timeCard(language: Language, content: PayloadContent): HTMLElement {
  const { story } = language.messages;
  const { initConnectedAt, timeKey } = content;
  const relation = order(content);
  const at = instant(content.time);
  const init = initConnectedAt && instant(initConnectedAt);
  const tag = content.type === "contact.connection.connected" && relation !== "unknown" && relation;
  const detail =
    relation === "again" && at !== undefined && init !== undefined
      ? fill(story.againDetail, { before: duration(at - init, language) })
      : relation === "disorder"
        ? fill(story.disorderDetail, { time: timeKey })
        : relation === "first"
          ? fill(story.firstDetail, { time: timeKey })
          : "";
  return h(
    "section",
    { class: "card when", "data-pointer": "/data/timestamps /data/timestampsMs" },
    h("h3", { class: "card-kind" }, toText(language, story.when)),
    h(
      "p",
      { class: "card-name", "data-pointer": timePointers(timeKey) },
      at === undefined
        ? story.unreadable
        : h("time", {}, fill(story.taipeiTime, { time: inTaipei(at, language) })),
      (tag || relation === "disorder") &&
        h("span", { class: relation === "disorder" ? "tag tag-warning" : "tag" }, story[tag || "disorder"]),
    ),
    at !== undefined && h("p", { class: "muted", "data-ago": at }, ago(at, language)),
    detail && h("p", { class: "muted" }, detail),
    h(
      "div",
      { class: "times" },
      timeDetails(language, timeKey, content.time),
      // For a first connection both times are the same.
      initConnectedAt && relation !== "first" && timeDetails(language, "initConnectedAt", initConnectedAt),
    ),
  );
}

/** Pointers of a time, which is in two objects. */
const timePointers = (key: string): string => `/data/timestamps/${key} /data/timestampsMs/${key}`;

function timeDetails(language: Language, key: string, time: Time): HTMLElement {
  const { story } = language.messages;
  const ms = instant(time);
  const zone = (timeZone?: string) =>
    ms === undefined ? textElement(language, undefined) : h("span", {}, inZone(ms, language, timeZone));
  return h(
    "div",
    { "data-pointer": timePointers(key) },
    h(
      "h4",
      {},
      toText(language, story.times[key as keyof typeof story.times] ?? ""),
      " ",
      h("code", { translate: "no" }, key),
    ),
    h(
      "dl",
      { class: "rows" },
      row(story.taipei, zone("Asia/Taipei")),
      row(story.local, zone()),
      textRow(language, story.iso, time.iso, `/data/timestamps/${key}`),
      textRow(language, story.ms, time.ms?.toString(), `/data/timestampsMs/${key}`),
    ),
  );
}
