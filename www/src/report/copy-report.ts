import type { Context } from "../page/context.ts";
import { addressOf, LONG_ADDRESS, toHash } from "../share/link.ts";
import { withStandIns } from "../share/with-stand-ins.ts";

/** Creates the report about the payload in the editor. It is safe to post, because stand-ins replace personal data. */
export async function copyReport({
  language,
  client,
  source,
  validation,
}: Pick<Context, "language" | "client" | "source" | "validation">): Promise<string> {
  const original = validation();
  const [{ reportMarkdown }, made] = await Promise.all([
    import("./markdown.ts"),
    // Stand-ins need the validator.
    withStandIns(client, source(), original).catch(() => undefined),
  ]);
  if (!made) return reportMarkdown(language, { validation: original });
  const { source: replaced, validation: same } = made;
  const address =
    typeof CompressionStream === "undefined" ? undefined : addressOf(await toHash(replaced, true));
  const link = address && address.length <= LONG_ADDRESS ? address : undefined;
  return reportMarkdown(language, { validation: same, text: replaced.text, link });
}
