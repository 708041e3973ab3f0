import type { ValidationClient } from "../validation/client.ts";
import type { Source, Validation } from "../validation/types.ts";

export interface Replaced {
  source: Source;
  validation: Validation;
}

/**
 * Replaces the personal data of a source with stand-ins. Resolves to `undefined` if that changes the verdict or the issues.
 *
 * @throws if the validator does not run
 */
export async function withStandIns(
  client: ValidationClient,
  original: Source,
  validation: Validation,
): Promise<Replaced | undefined> {
  const source = { text: await client.standIns(original) };
  const made = await client.validate(source);
  return issuesOf(made) === issuesOf(validation) ? { source, validation: made } : undefined;
}

const issuesOf = ({ verdict, issues }: Validation): string =>
  JSON.stringify([verdict, issues.map(({ code, pointer }) => [code, pointer])]);
