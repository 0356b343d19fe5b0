import type { ByteSource } from '../dicom/bytes/source.ts';
import { plainHeader } from '../dicom/header/deflated.ts';
import type { Header } from '../dicom/header/header.ts';
import { patientElements } from '../dicom/header/patient-elements.ts';
import type { Run } from '../dicom/run.ts';
import { isPictureFile } from '../pictures/kinds.ts';
import { ok, type Result } from '../result.ts';
import type { Lossy } from './dicom/capture.ts';
import type { RunFile } from './forms.ts';
import { NO_HEADER, reportHeader } from './header-facts.ts';

/** What goes into a report of the file of a run, nothing of a picture file, which says nothing of a patient; a refusal is one sentence. Throws what the source throws. */
export async function runFile(source: ByteSource, run: Run): Promise<Result<RunFile>> {
  const uid = run.identity.sopInstanceUid;
  if (isPictureFile(run)) return ok({ uid, run, header: NO_HEADER, patient: [], lossy: null });
  const read = await plainHeader(source);
  if (!read.ok) return read;
  const { header } = read.value;
  return ok({
    uid,
    run,
    header: reportHeader(header),
    patient: patientElements(header),
    lossy: lossyOf(header),
  });
}

/** What a header says of lossy compression; null where it says that nothing was lost, or nothing at all. */
function lossyOf({ data }: Header): Lossy {
  if (data.text('x00282110') !== '01') return null;
  return { ratio: data.text('x00282112') || undefined, method: data.text('x00282114') || undefined };
}
