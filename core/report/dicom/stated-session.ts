import type { ByteSource } from '../../dicom/bytes/source.ts';
import type { Dataset } from '../../dicom/header/dataset.ts';
import { plainHeader } from '../../dicom/header/deflated.ts';
import { fail, ok, type Result } from '../../result.ts';

/** How a structured report of this program says of which session it is. */
export const STATED_SESSION = 'Session SHA-256';

const STATED = new RegExp(`^${STATED_SESSION} ([0-9a-f]{64})\\b`);

/** The digest of the session that a structured report of this program was made from; refused for any other file. Throws what the source throws. */
export async function statedSession(source: ByteSource): Promise<Result<string>> {
  const read = await plainHeader(source);
  if (!read.ok) return read;
  const digest = textsIn(read.value.header.data)
    .map((text) => STATED.exec(text)?.[1])
    .find((found) => found !== undefined);
  return digest === undefined
    ? fail(`${source.name} is not a structured report of this program: it does not say which session it was made from.`)
    : ok(digest);
}

/** The texts of all content items (0040,A730), in their order. */
function textsIn(data: Dataset): readonly string[] {
  return (data.items('x0040a730') ?? []).flatMap((item) => [item.text('x0040a160'), ...textsIn(item)]);
}
