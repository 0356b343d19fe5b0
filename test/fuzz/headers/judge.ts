import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { readFrameBytes } from '../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { refused, type Verdict } from '../judge.ts';
import { clockFault } from './strict-clock.ts';
import { strictFile } from './strict-elements.ts';
import { Header, statedScales } from './strict-scale.ts';

const NAME = 'run.dcm';

/** Opens the bytes and compares scale, clock and number of frames with what the header states by a strict reading of its own. */
export async function judgeHeader(bytes: Uint8Array): Promise<Verdict> {
  try {
    const source = memorySource(NAME, bytes);
    const opened = await openRun(source);
    if (!opened.ok) return refused('refused when opened', opened.problem);
    const run = opened.value;
    // The last frame lies in the file, or a sentence says why not.
    const last = await readFrameBytes(source, run, run.image.frames - 1);
    if (!last.ok && !last.problem.endsWith('.')) return { verdict: 'last frame refused', fault: last.problem };
    const strict = strictFile(bytes);
    if (strict === null) return besideStrict(run);
    const header = new Header(strict.nodes, strict.form);
    return scaleVerdict(run, header) ?? timeVerdict(run, header) ?? { verdict: said(run), fault: null };
  } catch (bug) {
    return { verdict: 'threw', fault: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) };
  }
}

function said(run: Run): string {
  const scale = calibrate(run.spacing, null);
  if (!scale.known) return `no scale (${scale.reason})`;
  return scale.needsConfirmation ? 'scale to be confirmed, as stated' : 'known scale, as stated';
}

/** What a file says that no strict reader would go on reading: no scale may be known without a question. */
function besideStrict(run: Run): Verdict {
  const scale = calibrate(run.spacing, null);
  const known = scale.known && !scale.needsConfirmation;
  return {
    verdict: known ? 'known scale in a damaged header' : 'damaged header without a known scale',
    fault: known ? `${scale.mmPerPixelX} × ${scale.mmPerPixelY} mm by ${scale.from}` : null,
  };
}

function scaleVerdict(run: Run, header: Header): Verdict | null {
  const scale = calibrate(run.spacing, null);
  if (!scale.known) return null;
  const stated = statedScales(header.nodes, header.form);
  const agreed = stated.filter(({ x, y }) => near(x, scale.mmPerPixelX) && near(y, scale.mmPerPixelY));
  const told = `${scale.mmPerPixelX} × ${scale.mmPerPixelY} mm by ${scale.from}`;
  if (agreed.length === 0)
    return { verdict: 'false scale', fault: `${told}; the header states ${JSON.stringify(stated)}` };
  const asks = scale.needsConfirmation || agreed.some((one) => !one.asks);
  return asks ? null : { verdict: 'scale not asked for', fault: told };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

function timeVerdict({ clock, image, warnings, pullback }: Run, header: Header): Verdict | null {
  const stated = header.firsts(0x00280008, 'IS');
  if (
    stated.length > 0 &&
    !stated.includes(image.frames) &&
    !(stated.includes(0) && image.frames === 1) &&
    !warnings.some((text) => text.includes('are stored'))
  )
    return { verdict: 'false number of frames', fault: `${image.frames}; the header states ${stated.join(' or ')}` };
  if (!clock.known || image.frames === 1) return null;
  const conflict = clock.warnings.some((text) => text.startsWith('Timing conflict'));
  const fault = clockFault(header, { from: clock.from, timesMs: clock.timesMs, conflict });
  if (fault !== null) return { verdict: 'false clock', fault };
  return conflict && pullback.known && pullback.from.startsWith('motor')
    ? { verdict: 'millimetres from clocks that contradict each other', fault: pullback.from }
    : null;
}
