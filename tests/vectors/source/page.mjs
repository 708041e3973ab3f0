// The two payloads of the provider's page, byte for byte, without the page's indentation.

export const STORE_AND_STAFF = `{
  "type": "contact.connection.connected",
  "data": {
    "contact": {
      "id": "clrq5ca80000lb9c9dnxxfyid",
      "name": "康宜恩",
      "avatar": "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg"
    },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "Mr. Kang",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "connectedStore": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "connectedStaff": {
      "id": "clxvu9uj3000001ob92yrb61o",
      "storeId": "clxvu9l6l000001p27bdm9ydk",
      "name": "何沛妮",
      "displayName": "小何 | 台北101旗艦店",
      "employeeId": "50001",
      "avatar": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public"
    },
    "timestamps": {
      "connectedAt": "2024-06-08T18:18:18.888Z",
      "initConnectedAt": "2024-06-08T18:18:18.888Z"
    },
    "timestampsMs": {
      "connectedAt": 1717870698888,
      "initConnectedAt": 1717870698888
    }
  }
}`;

export const STORE_ONLY = `{
  "type": "contact.connection.connected",
  "data": {
    "contact": {
      "id": "clrq5ca80000lb9c9dnxxfyid",
      "name": "康宜恩",
      "avatar": "https://uc.chatbrick.com/avatar/clrq5ca80000lb9c9dnxxfyid/avatar.jpeg"
    },
    "lineUsers": [
      {
        "id": "clxvsgpgi000001qgdxuka3vj",
        "name": "Mr. Kang",
        "lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        "lineProviderId": "1660894172",
        "profilePictureUrl": "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471"
      }
    ],
    "connectedStore": {
      "id": "clxvu9l6l000001p27bdm9ydk",
      "name": "台北101旗艦店",
      "logo": "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8-661f-46d7-d852-0b72a2242100/public",
      "externalId": "10000"
    },
    "connectedStaff": null,
    "timestamps": {
      "connectedAt": "2024-06-08T18:18:18.888Z",
      "initConnectedAt": "2024-06-08T18:18:18.888Z"
    },
    "timestampsMs": {
      "connectedAt": 1717870698888,
      "initConnectedAt": 1717870698888
    }
  }
}`;
