import type { Outline } from '../session/document/document.ts';
import type { Attempted, Traced } from './attempt.ts';
import { MEASURES } from './bands.ts';
import { type About, decisionRow, figureRow, missedRow, type ScoreRow } from './row.ts';
import type { FrameTruth, Truth } from './truth.ts';
import { frameOf } from './truth.ts';
import { frames, long, SEGMENTS, short, stateText } from './words.ts';

/** What cannot be scored because the truth does not know it. */
export interface NotScored {
  readonly what: string;
  readonly because: string;
}

/** The choice of the lesion frame: what is lost in millimetres by not taking the tightest one. */
export function lesionFrameRow({ truth, session }: Attempted, deciding: Traced | undefined): ScoreRow | NotScored {
  const { mldMm } = truth.measures;
  const tightest = truth.lesion.frame === null ? undefined : frameOf(truth, truth.lesion.frame);
  const about: About = { measure: 'lesion-frame', subject: 'lesion', frame: deciding?.frame ?? null };
  if (mldMm === null || tightest === undefined) return unknown(MEASURES['lesion-frame'].label, 'the tightest frame');
  if (deciding === undefined) {
    return missedRow(about, mldMm, noLesion(session.outlines));
  }
  const { truth: chosen } = deciding;
  if (chosen === undefined) return unknown(MEASURES['lesion-frame'].label, `what frame ${deciding.frame} shows`);
  return figureRow({ ...about, outline: deciding.outline.id }, mldMm, chosen.minMm, (band, loss) => {
    const where = whereBeside(chosen, tightest);
    if (chosen.frame === tightest.frame) return 'This is the tightest frame.';
    if (band === 'good') return `As tight as frame ${tightest.frame}, to within ${short(loss)}.`;
    return `The lumen of frame ${chosen.frame} is ${short(loss)} ${loss > 0 ? 'wider' : 'tighter'}: ${where}.`;
  });
}

/** Why no tracing decides. */
export function noLesion(outlines: readonly Outline[]): string {
  const lesions = outlines.filter(({ role, repeatOf }) => role === 'lesion' && repeatOf === null);
  const [open] = lesions.filter(({ accepted }) => !accepted);
  if (lesions.some(({ accepted }) => accepted)) return 'Several lesions are traced: choose the one that decides.';
  return open === undefined ? 'No lesion is traced: trace the tightest frame.' : notAccepted(open);
}

function notAccepted({ name }: Outline): string {
  return `${name} was not drawn by hand and is not yet accepted: check it, then accept it.`;
}

const SAME_PLACE_MM = 0.5;

/** Where a frame lies beside the tightest one: at the same place in another state, or so far along the vein. */
function whereBeside(chosen: FrameTruth, tightest: FrameTruth): string {
  const count = frames(Math.abs(chosen.frame - tightest.frame));
  const named = `the tightest frame, ${tightest.frame}`;
  if (chosen.positionMm === null || tightest.positionMm === null) return `it is ${count} away from ${named}`;
  const along = chosen.positionMm - tightest.positionMm;
  if (Math.abs(along) < SAME_PLACE_MM)
    return `it shows the same position at ${stateText(chosen.state)}; measure at ${stateText(tightest.state)}`;
  return `it is ${count} and ${long(along)} ${along > 0 ? 'caudal' : 'cranial'} of ${named}`;
}

/** Where the references were taken, and what their choice costs in reference diameter. */
export function referenceRows(attempt: Attempted, references: readonly Traced[]): readonly (ScoreRow | NotScored)[] {
  const { truth } = attempt;
  const { rvdMm } = truth.measures;
  if (rvdMm === null) return [unknown(MEASURES['reference-frame'].label, 'the reference')];
  if (references.length === 0) {
    const advice = noReference(attempt);
    return [
      missedRow({ measure: 'reference-place', subject: 'reference' }, 0, advice),
      missedRow({ measure: 'reference-frame', subject: 'reference' }, rvdMm, advice),
    ];
  }
  return [...references.map((each, rank) => placeRow(truth, each, rank)), diameterRow(truth, rvdMm, references)];
}

/** Why there is no valid reference. */
export function noReference({ session }: Attempted): string {
  const meant = session.outlines.find(({ role }) => role === 'reference');
  if (meant === undefined) return 'No reference is traced: trace a normal, straight external iliac vein.';
  if (!meant.accepted) return notAccepted(meant);
  if (meant.segment === 'unknown')
    return `The vein segment of ${meant.name} is not set, so it is not a valid reference.`;
  if (meant.segment !== 'EIV')
    return `${meant.name} is labelled ${SEGMENTS[meant.segment]}: the reference must be the external iliac vein.`;
  return `${meant.name} is not confirmed as normal and not compressed, so it is not a valid reference.`;
}

function placeRow(truth: Truth, { frame, outline, truth: chosen }: Traced, rank: number): ScoreRow | NotScored {
  const outside = outsideBy(truth, frame, chosen);
  if (outside === null) return unknown(MEASURES['reference-place'].label, `where frame ${frame} lies along the vein`);
  const about: About = {
    measure: 'reference-place',
    subject: 'reference',
    frame,
    outline: outline.id,
    ...numbered(rank),
  };
  return figureRow(about, 0, outside, (band) => {
    if (band === 'good' || chosen === undefined) return 'Inside the straight, normal external iliac vein.';
    return `The reference was taken ${positionText(truth, chosen, outside)}.`;
  });
}

/** Rows of further references of one attempt. */
export function numbered(rank: number): Pick<About, 'part'> {
  return rank === 0 ? {} : { part: String(rank + 1) };
}

/** mm outside the valid stretch, cranial negative; 0 inside it; null where that is unknown. */
function outsideBy({ reference, axis }: Truth, frame: number, chosen: FrameTruth | undefined): number | null {
  if (reference.frames.includes(frame)) return 0;
  const { straightEivStartMm: start, straightEivEndMm: end } = axis;
  const at = chosen?.positionMm ?? null;
  if (at === null || start === undefined || end === undefined) return null;
  if (at < start) return at - start;
  return at > end ? at - end : 0;
}

/** Below this share of the reference diameter, or of its own longest diameter, a lumen is called compressed. */
const COMPRESSED = { ofReference: 0.9, ofItself: 0.8 };

function isCompressed({ measures }: Truth, { minMm, maxMm }: FrameTruth): boolean {
  const ofReference = (minMm + maxMm) / 2 / (measures.rvdMm ?? Number.POSITIVE_INFINITY);
  return minMm < COMPRESSED.ofItself * maxMm || ofReference < COMPRESSED.ofReference;
}

function positionText(truth: Truth, chosen: FrameTruth, outside: number): string {
  const { minMm, maxMm, segment } = chosen;
  const size = `${maxMm.toFixed(1)} × ${minMm.toFixed(1)} mm`;
  if (outside > 0)
    return `${long(outside)} caudal of the straight external iliac vein, in the ${SEGMENTS[segment]} (${size})`;
  if (!isCompressed(truth, chosen))
    return `${long(outside)} cranial of the straight external iliac vein, in the ${SEGMENTS[segment]} (${size})`;
  if (reachesStraightVein(truth, chosen))
    return `${long(outside)} into the compressed segment (${size}), cranial of the straight external iliac vein`;
  return `${long(outside)} cranial of the straight external iliac vein, where the ${SEGMENTS[segment]} is compressed (${size})`;
}

/** A compressed vein widens bit by bit: so near to the straight external iliac vein it may be open already; mm. */
const WIDENING_MM = 10;

/** Whether the vein stays compressed from a place down to where it widens into the straight external iliac vein. */
function reachesStraightVein(truth: Truth, { positionMm: from }: FrameTruth): boolean {
  const end = truth.axis.straightEivStartMm;
  if (from === null || end === undefined) return false;
  const between = truth.frames.filter(({ positionMm: at }) => at !== null && at > from && at < end - WIDENING_MM);
  return between.every((frame) => isCompressed(truth, frame));
}

function diameterRow(truth: Truth, rvdMm: number, references: readonly Traced[]): ScoreRow | NotScored {
  const means = references.flatMap(({ truth: of }) => (of === undefined ? [] : [(of.minMm + of.maxMm) / 2]));
  if (means.length < references.length) return unknown(MEASURES['reference-frame'].label, 'what that frame shows');
  const read = means.reduce((sum, each) => sum + each, 0) / means.length;
  const [first] = references;
  const about: About = { measure: 'reference-frame', subject: 'reference', frame: first?.frame ?? null };
  return figureRow(about, rvdMm, read, (band, loss) => {
    if (band === 'good') return `As wide as frame ${truth.reference.frame}, to within ${short(loss)}.`;
    const consequence = loss < 0 ? 'hides part of the stenosis' : 'makes the stenosis look tighter';
    return `The vein is ${short(loss)} ${loss < 0 ? 'narrower' : 'wider'} there than at the reference frame ${truth.reference.frame}, which ${consequence}.`;
  });
}

/** Whether a lumen was traced in the state it is said to be in. */
export function stateRow(traced: Traced, of: string, part: Pick<About, 'part'>): ScoreRow | null {
  const { outline, truth, subject, frame } = traced;
  if (truth === undefined || truth.state === 'unspecified') return null;
  const about: About = { measure: 'breath-state', subject, of, frame, outline: outline.id, ...part };
  const [is, said] = [stateText(truth.state), stateText(outline.state)];
  if (outline.state === 'unspecified') {
    return missedRow(about, is, `The breathing state of ${outline.name} is not set; the frame shows ${is}.`);
  }
  if (outline.state === truth.state) return decisionRow(about, is, said, 'good', `The frame shows ${is}.`);
  const watch = 'watch the vein through a whole breath';
  if (truth.state === 'between') {
    const between = `The frame lies between end-expiration and end-inspiration but was labelled ${said}: ${watch}.`;
    return decisionRow(about, is, said, 'acceptable', between);
  }
  return decisionRow(about, is, said, 'off', `The frame shows ${is}, not ${said}: ${watch}.`);
}

/** What is not scored because the truth of this study does not include it. */
export function unknown(what: string, lacking: string): NotScored {
  return { what, because: `Not known for this study: ${lacking}.` };
}
