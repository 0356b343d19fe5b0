import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { codecs } from '../decode/registry.ts';
import { plainHeader } from '../header/deflated.ts';
import { EXPLICIT_BIG, type Header } from '../header/header.ts';
import type { EmbeddedOverlay } from '../picture/embedded-overlays.ts';
import { readOverlays } from '../picture/overlays.ts';
import { findPixelElement, type PixelElement } from '../pixels/fragments.ts';
import type { Run } from '../run.ts';
import { openRun } from '../study.ts';

/** A run that is to be copied, and where in its bytes everything is. */
export interface SourceRun {
  readonly source: ByteSource;
  /** The same, inflated where it is deflated: offsets count in it. */
  readonly plain: ByteSource;
  readonly run: Run;
  readonly header: Header;
  readonly element: PixelElement;
  readonly encapsulated: boolean;
  /** Drawings in bits of the pixels that a copy must not have. */
  readonly embedded: readonly EmbeddedOverlay[];
}

/** Opens a run to be copied; refused where it does not open. Throws what the source throws. */
export async function sourceRun(source: ByteSource): Promise<Result<SourceRun>> {
  const opened = await openRun(source);
  if (!opened.ok) return opened;
  const read = await plainHeader(source);
  if (!read.ok) return read;
  const { plain, header } = read.value;
  const run = opened.value;
  const encoding = { explicit: header.explicit, littleEndian: header.transferSyntax !== EXPLICIT_BIG };
  const element = await findPixelElement(plain, header.end, encoding);
  if (element === null) return fail(`${source.name} contains no image.`);
  const encapsulated = codecs.get(run.transferSyntax)?.encapsulated === true;
  return ok({
    source,
    plain,
    run,
    header,
    element,
    encapsulated,
    embedded: readOverlays(header.data, run.image).embedded,
  });
}
