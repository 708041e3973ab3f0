import type { IssueCode } from "chatbrick-events";

/** The message of each code. In English, the package's own is used. */
export const codeMessages: Record<IssueCode, string> = {
  null_not_allowed: "此欄位不可為 null；傳送端必須提供值。",
  missing_field: "缺少必要欄位；請確認這是完整的請求內容。",
  absent_field: "缺少文件載明的欄位；視為 null。",
  undocumented_null: "文件載明此欄位為字串，卻是 null；請視為未設定。",
  no_connection: "connectedStore 與 connectedStaff 都是 null 或缺少；至少必須有其中一個。",
  wrong_type: "此值的 JSON 型別與文件不符；請送出正確的型別。",
  unexpected_event_type: "這是另一種事件；請依其 type 交給專屬的處理程式。",
  empty_id: "ID 不可為空字串；請送出 ChatBrick 給定的 ID。",
  invalid_timestamp:
    "這不是 RFC 3339 日期時間；請送出完整日期、T、完整時間，以及 Z 或時區偏移（例如 +08:00）。",
  not_an_integer: "毫秒必須是整數；請勿帶小數。",
  out_of_range: "此毫秒數超出 JavaScript Date 的範圍；請確認單位是毫秒。",
  numeric_string: "毫秒是數字字串；事件中為數字。",
  timestamp_mismatch: "與 timestamps 中同名欄位的時間不同；請決定要信任哪一個。",
  timestamps_out_of_order: "事件時間早於首次綁定的 initConnectedAt；請勿依賴它們的順序。",
  no_line_users: "lineUsers 是空的；請保留此事件，但不要指望憑它透過 LINE 聯繫該聯絡人。",
  unexpected_format: "此值不符合文件載明的格式；使用前請先檢查。",
  unknown_field: "文件中沒有此欄位，事件不會包含它；若有需要請更新套件。",
  lone_surrogate: "文字含有不成對的 surrogate，UTF-8 無法表示；傳送端必須送出完整的字元。",
  unreadable_input: "此值無法序列化為 JSON；請改傳請求內容的位元組或文字。",
  invalid_utf8: "這些位元組不是 UTF-8；請原封不動地傳入收到的內容。",
  invalid_json: "從這裡開始不符合 JSON 格式；請確認內容完整且未被改動。",
  duplicate_key: "此物件中同一個鍵出現多次，無法判斷以何者為準；傳送端只能送一次。",
  too_large: "內容超過上限或可用的記憶體，因此未讀取；若確實會收到這麼大的內容，請提高上限。",
  byte_order_mark: "文字開頭有位元組順序記號（BOM），已略過。",
};

/** The package's more precise messages, by their English text. */
export const preciseMessages: Record<string, string> = {
  "This must be a string, because a number can lose digits; send it in quotes.":
    "此值必須是字串，因為數字可能會遺失位數；請加上引號。",
  "This does not look like a LINE user id; check it before you call LINE with it.":
    "這不像 LINE 使用者 ID；用它呼叫 LINE 之前請先檢查。",
  "This does not look like a LINE provider id; check it before you rely on it.":
    "這不像 LINE provider ID；使用前請先檢查。",
  "This is not an http or https URL; do not use it as a link or a picture's address.":
    "這不是 http 或 https 網址；請勿當作連結或圖片網址使用。",
  "A key holds half a surrogate pair, which no UTF-8 can carry; the sender has to send whole characters.":
    "鍵名含有不成對的 surrogate，UTF-8 無法表示；傳送端必須送出完整的字元。",
  "Milliseconds cannot hold this leap second, so this package refuses it; send the next second.":
    "毫秒無法表示這個閏秒，因此本套件不接受；請送出下一秒。",
};

/** What issues expect and receive. */
export const terms: Record<string, string> = {
  string: "字串（string）",
  object: "物件（object）",
  array: "陣列（array）",
  number: "數字（number）",
  integer: "整數",
  boolean: "布林值（boolean）",
  digits: "純數字",
  "RFC 3339 date-time": "RFC 3339 日期時間",
  "U and 32 lower-case hexadecimal digits": "U 加上 32 個小寫十六進位數字",
  "https:// or http:// and a host": "https:// 或 http:// 加上主機名稱",
  "UTF-8": "UTF-8",
  "an accepted event type": "可接受的事件類型",
  "the end of the input": "內容的結尾",
  "the end of the string": "字串的結尾",
  "a key": "鍵名",
  "a key or '}'": "鍵名或 '}'",
  "a value": "值",
  "a digit": "數字",
  "a hexadecimal digit": "十六進位數字",
  "an escape of JSON": "JSON 的跳脫字元",
  "no raw control character in a string": "字串中沒有未跳脫的控制字元",
  "':'": "':'",
  "',' or ']'": "',' 或 ']'",
  "',' or '}'": "',' 或 '}'",
};

/** CodeMirror's own words. */
export const codemirror: Record<string, string> = {
  Diagnostics: "問題",
  "No diagnostics": "沒有問題",
  Find: "尋找",
  Replace: "取代",
  next: "下一個",
  previous: "上一個",
  all: "全部",
  "match case": "區分大小寫",
  regexp: "正規表示式",
  "by word": "全字比對",
  replace: "取代",
  "replace all": "全部取代",
  close: "關閉",
  "Control character": "控制字元",
  "current match": "目前的符合項目",
  "on line": "位於行",
  "replaced match on line $": "已取代第 $ 行的符合項目",
  "replaced $ matches": "已取代 $ 個符合項目",
  "Go to line": "跳至行號",
  go: "前往",
};
