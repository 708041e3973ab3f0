import type { IssueCode } from "chatbrick-events";

/** The message of each code. In English, the package's own is used. */
export const codeMessages: Record<IssueCode, string> = {
  null_not_allowed: "這裡不可為 null；傳送端必須提供值。",
  missing_field: "缺少此必填欄位；請確認內容完整。",
  absent_field: "缺少文件載明的這個欄位；視為 null。",
  undocumented_null: "此欄位是 null，但文件載明為字串；請視為未設定。",
  no_connection: "connectedStore 與 connectedStaff 都是 null 或缺少；傳送端必須至少提供其中一個。",
  wrong_type: "此值的 JSON 型別錯誤；請送出正確的型別。",
  unexpected_event_type: "這是另一種事件；請交給處理該類型的程式。",
  empty_id: "此 ID 是空字串；請送出 ChatBrick 指派的 ID。",
  invalid_timestamp: "這不是有效的 RFC 3339 日期時間；請送出例如 2024-12-31T23:59:59Z 的值。",
  not_an_integer: "此毫秒數帶有小數；請送出整數。",
  out_of_range: "此數值超出 JavaScript Date 的範圍；請確認單位是毫秒。",
  numeric_string: "此數值以字串送出；在事件中會是數字。",
  timestamp_mismatch: "此時間與 timestamps 中同名欄位的時間不同；請決定以何者為準。",
  timestamps_out_of_order: "此時間早於 initConnectedAt；請勿依賴兩者的順序。",
  no_line_users: "lineUsers 是空的；請保留此事件，但可能無法藉此聯繫聯絡人。",
  unexpected_format: "此值不符合慣用的格式；使用前請先檢查。",
  unknown_field: "文件中沒有此欄位，事件不會包含它；若有需要請更新套件。",
  lone_surrogate: "文字含有不成對的 surrogate，UTF-8 無法表示；傳送端必須送出完整的字元。",
  unreadable_input: "此值無法序列化為 JSON；請改為傳入內容的位元組或文字。",
  invalid_utf8: "這些位元組不是 UTF-8；請原封不動地傳入收到的內容。",
  invalid_json: "從這裡開始不是有效的 JSON；請確認內容完整且未被改動。",
  duplicate_key: "此鍵出現不只一次，無法判斷以哪個值為準；傳送端只能送一次。",
  too_large: "內容超過上限或可用的記憶體；若預期會收到這麼大的內容，請提高上限。",
  byte_order_mark: "文字開頭有位元組順序記號（BOM），已略過；請送出不含 BOM 的文字。",
};

/** The package's more precise messages, by their English text. */
export const preciseMessages: Record<string, string> = {
  "This is a number, which can lose digits; send it as a string.":
    "此值是數字，可能會遺失位數；請以字串送出。",
  "This does not look like a LINE user id; check it before you call LINE with it.":
    "這不像 LINE 使用者 ID；用它呼叫 LINE 之前請先檢查。",
  "This does not look like a LINE provider id; check it before you rely on it.":
    "這不像 LINE Provider ID；使用前請先檢查。",
  "This is not an http or https URL; do not use it as a link or an image source.":
    "這不是 http 或 https 網址；請勿當作連結或圖片來源使用。",
  "A key has a lone surrogate, which UTF-8 cannot encode; the sender must send whole characters.":
    "鍵名含有不成對的 surrogate，UTF-8 無法表示；傳送端必須送出完整的字元。",
  "This is a leap second, which milliseconds cannot represent; send the next second.":
    "這是閏秒，毫秒無法表示；請送出下一秒。",
};

/** Terms for expected and received values. */
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
  "a JSON escape sequence": "JSON 跳脫序列",
  "an escaped control character": "跳脫後的控制字元",
  "':'": "':'",
  "',' or ']'": "',' 或 ']'",
  "',' or '}'": "',' 或 '}'",
};

/** Texts of CodeMirror. */
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
