import type { ExplanationTexts } from "./explanation.ts";

/** All texts of the explanations in the Chinese of Taiwan, with the terms of ChatBrick's own interface. */
export const explanationZhTW: ExplanationTexts = {
  label: "游標所在值的說明",
  close: "關閉",
  copyPath: "複製路徑",
  copyValue: "複製值",
  required: "必填",
  undocumented: "文件中沒有",
  unknownType: "事件的類型。文件中沒有 {type}。",
  otherType: "文件中沒有這個事件類型，因此無法說明它的欄位。",
  unknownField: "{type} 的文件中沒有 {field}。事件會略過它：警告 unknown_field。",
  unknownPart: "屬於文件中沒有的欄位。事件會略過它。",
  eventType: "事件的類型：{event}。",
  entry: "清單中的第 {n} 個 LINE 使用者。",
  nullIsError: "這裡的 null 是錯誤：此欄位必填，沒有它就無法建立事件。",
  classes: {
    required: "必填：null 或缺少都是錯誤。",
    nullable: "可以是 null。缺少時視為 null：警告。",
    attribute: "文件寫的是字串。null 或缺少時視為 null：警告。",
  },
  kinds: {
    eventType: "必須與文件中的類型完全相同。",
    id: "不可為空的字串。數字是錯誤，因為可能遺失位數。",
    text: "字串，可以是空字串。",
    lineUid: "字串：U 之後接 32 個小寫十六進位數字。其他格式：警告。",
    lineProviderId: "只有數字的字串，其他格式：警告。JSON 數字是錯誤。",
    url: "以 https:// 或 http:// 開頭的網址，或空字串。其他格式：警告。",
    dateTime: "RFC 3339 格式的日期時間，含時區。其他格式：錯誤。",
    millis: "以整數表示的毫秒數，與 timestamps 中的時間相同。時間不同，或寫成數字字串：警告。",
    object: "物件。",
    list: "清單。空清單：警告。",
    entry: "物件。",
  },
  words: {
    "/data/lineUsers": "「屬於該聯絡人的 LINE 使用者。多數情況下只有一個。」",
    "/data/lineUsers/*/name": "「這是 LINE 使用者的名稱，有些情況下可能與聯絡人的名稱不同。」",
    "/data/lineUsers/*/lineProviderId": "「此值以字串傳送。」",
    "/data/connectedStore/id": "「門市在 ChatBrick 中的永久 ID。」",
    "/data/connectedStaff/id": "「帳號在 ChatBrick 中的永久 ID。」",
    "/data/connectedStaff/name": "「供內部溝通使用；此名稱絕不可顯示在面向顧客的公開介面。」",
    "/data/connectedStaff/displayName": "「在公開介面中用來稱呼此帳號的名稱。」",
    "/data/timestamps": "「ISO 8601 格式的時間戳記。」",
    "/data/timestampsMs": "「時間戳記以數字表示，即自紀元起經過的毫秒數……」",
    "/data/timestamps/connectedAt": "「使用者執行綁定動作的時間戳記。」",
    "/data/timestampsMs/connectedAt": "「使用者執行綁定動作的時間戳記。」",
  },
  docs: {
    "The event data.": "事件的資料。",
    "The contact that connected.": "綁定的聯絡人。",
    "The contact whose connection changed.": "改綁的聯絡人。",
    "The contact that disconnected.": "解除綁定的聯絡人。",
    "The contact's id in ChatBrick; never empty.": "聯絡人在 ChatBrick 的 ID，不會是空字串。",
    "The contact's name.": "聯絡人的名稱。",
    "The URL of the contact's picture. Download the picture and serve it yourself; do not embed the URL.":
      "聯絡人圖片的網址。請下載圖片，由自己的伺服器提供，不要直接嵌入網址。",
    "The LINE users that belong to the contact; usually one.": "屬於聯絡人的 LINE 使用者，通常只有一個。",
    "The LINE user's id in ChatBrick; never empty.": "LINE 使用者在 ChatBrick 的 ID，不會是空字串。",
    "The LINE user's name; it can differ from the contact's.": "LINE 使用者的名稱，可能與聯絡人的名稱不同。",
    "The LINE user id, which is unique within a LINE provider.":
      "LINE 使用者 ID，在同一個 LINE Provider 內不會重複。",
    "The id of the LINE provider. A string, because a number can lose digits.":
      "LINE Provider 的 ID。採用字串，因為數字可能遺失位數。",
    "The URL of the LINE user's picture. It may have expired; prefer the contact's avatar.":
      "LINE 使用者頭像的網址，可能已經失效；建議改用聯絡人的 avatar。",
    "The store that the contact is connected to; null if only to a staff member.":
      "聯絡人綁定的門市；只綁定專員時為 null。",
    "The store that the contact is now connected to; null if only to a staff member.":
      "聯絡人目前綁定的門市；只綁定專員時為 null。",
    "The staff member that the contact is connected to; null if only to a store.":
      "聯絡人綁定的專員；只綁定門市時為 null。",
    "The staff member that the contact is now connected to; null if only to a store.":
      "聯絡人目前綁定的專員；只綁定門市時為 null。",
    "The store that was created.": "新建立的門市。",
    "The updated store.": "更新後的門市。",
    "The latest data of the store.": "門市的最新資料。",
    "The store's permanent id in ChatBrick; never empty.": "門市在 ChatBrick 的永久 ID，不會是空字串。",
    "The store's name.": "門市的名稱。",
    "The URL of the store's logo. Download the picture and serve it yourself; do not embed the URL.":
      "門市標誌的網址。請下載圖片，由自己的伺服器提供，不要直接嵌入網址。",
    "The id in the brand's own system, as the brand configured it.": "品牌自有系統中的 ID，由品牌設定。",
    "The account that was created.": "新建立的帳號。",
    "The latest data of the account.": "帳號的最新資料。",
    "The account's permanent id in ChatBrick; never empty.": "帳號在 ChatBrick 的永久 ID，不會是空字串。",
    "The id of the account's primary store; null if it has none, such as the account of a brand manager. It can differ from the store that the contact is connected to.":
      "帳號的主要門市的 ID；沒有主要門市時為 null，例如品牌管理員的帳號。可能與聯絡人綁定的門市不同。",
    "The name for internal use. Never show it to the public; show `displayName` instead.":
      "供內部使用的名稱。絕不可公開顯示；對外請顯示 `displayName`。",
    "The name to show to the public.": "對外顯示的名稱。",
    "The employee's id in the brand's HR system, as configured.": "品牌人資系統中的員工編號，由帳號設定。",
    "The URL of the account's picture. Download the picture and serve it yourself; do not embed the URL.":
      "帳號圖片的網址。請下載圖片，由自己的伺服器提供，不要直接嵌入網址。",
    "The times of the event, as RFC 3339 date-times.": "事件的各個時間，採用 RFC 3339 格式。",
    "The times of the event, in milliseconds since 1970-01-01T00:00:00Z.":
      "事件的各個時間，以自 1970-01-01T00:00:00Z 起的毫秒數表示。",
    "When the contact connected. The same as `initConnectedAt` at the first connection.":
      "聯絡人綁定的時間。首次綁定時與 `initConnectedAt` 相同。",
    "When the contact connected for the first time.": "聯絡人首次綁定的時間。",
    "When the connection changed.": "改綁的時間。",
    "When the contact disconnected.": "解除綁定的時間。",
    "When it was created.": "建立的時間。",
    "When it was updated.": "更新的時間。",
    "When it was deactivated.": "停用的時間。",
  },
};
