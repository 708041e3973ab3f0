// The expected results of the apps, the same in every bundler and runtime.

const event = {
  type: "contact.connection.connected",
  data: {
    contact: {
      id: "clrq5ca80000lb9c9dnxxfyid",
      name: "康宜恩",
      avatar: "https://uc.chatbrick.com/avatar.jpeg",
    },
    lineUsers: [
      {
        id: "clxvsgpgi000001qgdxuka3vj",
        name: "葛𠮷 🌸",
        lineUid: "U4d26836f2aadb5ad84cc8b5b729fc9a1",
        lineProviderId: "1660894172",
        profilePictureUrl: "https://profile.line-scdn.net/0m0450c48c7251b78e575b3a5bb3c4ea5a7e70d9d2d471",
      },
    ],
    connectedStore: {
      id: "clxvu9l6l000001p27bdm9ydk",
      name: "台北101旗艦店",
      logo: "https://imagedelivery.net/zdm_0V2jGvo4F5LeqaPJDQ/5178a7f8/public",
      externalId: "10000",
    },
    connectedStaff: null,
    timestamps: { connectedAt: "2024-06-08T18:18:18.888Z", initConnectedAt: "2024-06-08T18:18:18.888Z" },
    timestampsMs: { connectedAt: 1717870698888, initConnectedAt: 1717870698888 },
  },
};
const { data } = event;
const late = {
  ...event,
  data: { ...data, timestampsMs: { ...data.timestampsMs, connectedAt: 1717841898888 } },
};

const issue = (severity, code, pointer, line, column) => ({ code, severity, pointer, line, column });
const error = (...details) => ({ success: false, event: "none", issues: [issue("error", ...details)] });
const warnings = ["timestamp_mismatch", "timestamps_out_of_order"].map((code) =>
  issue("warning", code, "/data/timestampsMs/connectedAt", 22, 38),
);
const alike = (result) => ({ bytes: result, text: result, valid: [result.success, result.success] });

const formatted = `\
error[duplicate_key]: This key occurs more than once, so its value is ambiguous; the sender must send it once.
   --> /data/connectedStore/name (line 18, column 7)
    |
 18 |       "name": "高雄店", "externalId": "10000"
    |       ^^^^^^

invalid: 1 error`;

const smoke = {
  valid: alike({ success: true, event, issues: [] }),
  duplicate: alike(error("duplicate_key", "/data/connectedStore/name", 18, 7)),
  broken: {
    bytes: error("invalid_utf8", "", 4, 62),
    text: error("lone_surrogate", "", 4, 62),
    valid: [false, false],
  },
  warned: alike({ success: true, event: late, issues: warnings }),
  standard: [data.contact, []],
  strict: false,
  error: { ours: true, error: true, name: "ConnectedEventError" },
  formatted,
};

/** The expected results, by the name of the app. */
export const expected = {
  smoke,
  one: [true, "duplicate_key"],
  module: { worker: "module", smoke },
  classic: { worker: "classic", smoke },
  routes: { edge: smoke, node: smoke, page: smoke },
  edge: { edge: smoke },
  resolver: {
    found: true,
    unresolved: ["Unable to resolve path to module 'chatbrick-events/missing'."],
  },
};
