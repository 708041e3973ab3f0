// The payloads of the smoke app, as text and as bytes. The script is ASCII, so that it is the same in every charset; minifiers
// keep the escapes, because only JSON.parse decodes them.

const names = JSON.parse(`{
  "contact": "\\u5eb7\\u5b9c\\u6069",
  "lineUser": "\\u845b\\ud842\\udfb7 \\ud83c\\udf38",
  "store": "\\u53f0\\u5317101\\u65d7\\u8266\\u5e97",
  "otherStore": "\\u9ad8\\u96c4\\u5e97",
  "half": "\\ud83c"
}`);

const valid = `{
  "type": "contact.connection.connected",
  "data": {
    "contact": { "id": "clrq5ca80000lb9c9dnxxfyid", "name": "${names.contact}", "avatar": "https://uc.chatbrick.com/avatar.jpeg" },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "${names.lineUser}",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "connectedStore": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "${names.store}",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8/public",
      "externalId": "10000"
    },
    "connectedStaff": null,
    "timestamps": { "connectedAt": "2024-06-08T18:18:18.888Z", "initConnectedAt": "2024-06-08T18:18:18.888Z" },
    "timestampsMs": { "connectedAt": 1717870698888, "initConnectedAt": 1717870698888 }
  }
}`;
const duplicate = valid.replace('"externalId"', `"name": "${names.otherStore}", "externalId"`);
const warned = valid.replace('"connectedAt": 1717870698888', '"connectedAt": 1717841898888');

// Does not use TextEncoder, which Jest's environment jsdom does not have.
const encode = (text) => {
  const bytes = encodeURIComponent(text).match(/%..|./gs);
  return Uint8Array.from(bytes, (byte) =>
    byte.length > 1 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0),
  );
};

/** Returns UTF-8 in which the last byte of a character is missing. */
function cut(text) {
  const bytes = encode(text);
  bytes[bytes.indexOf(0xe5) + 2] = 0x22;
  return bytes;
}

export const payloads = {
  valid: { text: valid, bytes: encode(valid) },
  duplicate: { text: duplicate, bytes: encode(duplicate) },
  // The text has a lone surrogate, which has no bytes in UTF-8.
  broken: { text: valid.replace(names.contact[0], names.half), bytes: cut(valid) },
  warned: { text: warned, bytes: encode(warned) },
};
