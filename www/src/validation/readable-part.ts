import type { Causes } from "../causes/find-causes.ts";
import { type PayloadContent, readContent } from "../story/payload-content.ts";
import type { Presence } from "../story/presence.ts";

/** Reads the readable part of a text that is not JSON. */
export function readablePart({ readable }: Causes): PayloadContent | undefined {
  const content = readable && readContent(readable.text, [], { complete: false, truncated: false });
  return content && readable.isPart ? withoutAbsence(content) : content;
}

/** Marks absent fields as unread, because they may be in the missing part of the payload. */
function withoutAbsence(content: PayloadContent): PayloadContent {
  const read = <T extends { presence?: Presence | undefined }>(field: T): T =>
    field.presence === "absent" ? { ...field, presence: "unread" as const } : field;
  const { store, staff, fields } = content;
  return { ...content, store: read(store), staff: read(staff), fields: fields.map(read) };
}
