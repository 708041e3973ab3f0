import type { Context } from "../page/context.ts";
import { addressOf, LONG_ADDRESS, toHash } from "../share/link.ts";
import { withStandIns } from "../share/with-stand-ins.ts";

/** Makes the report about the payload in the editor. It is safe to post: it has stand-ins in place of personal data. */
export async function copyReport({
  language,
  client,
  source,
  validation,
}: Pick<Context, "language" | "client" | "source" | "validation">): Promise<string> {
  const original = validation();
  const [{ reportMarkdown }, made] = await Promise.all([
    import("./markdown.ts"),
    // Without the validator there are no stand-ins.
    withStandIns(client, source(), original).catch(() => undefined),
  ]);
  if (!made) return reportMarkdown(language, { validation: original });
  const { source: replaced, validation: same } = made;
  const address =
    typeof CompressionStream === "undefined" ? undefined : addressOf(await toHash(replaced, true));
  const link = address && address.length <= LONG_ADDRESS ? address : undefined;
  return reportMarkdown(language, { validation: same, text: replaced.text, link });
}
