import type { Contour } from '../../../core/geometry/point.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';
import { distancesAlong } from '../../../core/measure/path.ts';
import type { Axis, Findings } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { takingForm } from '../../../core/practice/request-form.ts';
import type { Truth } from '../../../core/practice/truth.ts';
import { caseOf } from '../../../core/session/derived/case.ts';
import { apply } from '../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../core/session/document/document.ts';
import { alongVein } from '../../../core/session/vein/along.ts';
import type { Description } from '../../../samples/phantom/description.ts';
import { requestFormOf } from '../../../samples/phantom/request-form.ts';
import { fresh, tracedOn } from './perfect.ts';

/**
 * What a trainee has before them: the request form and the history, the lumen of every frame that they trace, the markers of the
 * venogram, the header's pullback, and what anybody sees in the picture. Nothing of the truth but the outlines of traced frames.
 */
interface Desk {
  readonly of: Description;
  readonly session: Session;
  readonly lumenOf: (frame: number) => { readonly min: number; readonly mean: number };
  readonly mmAt: (frame: number) => number | null;
  readonly truth: Truth;
}

/** The session of a trainee who takes the form, looks at the pictures, traces exactly and follows the rules of the form. */
export function trained(each: { readonly of: Description; readonly truth: Truth }): Session {
  const desk = deskOf(each);
  const lesion = lesionFrames(desk);
  const reference = referenceFrame(desk);
  const outlines = [
    traced(desk, lesion.tight, { id: 'L1', role: 'lesion', segment: 'CIV', primary: true, state: 'expiration' }),
    traced(desk, lesion.wide, { id: 'L2', role: 'lesion', segment: 'CIV', state: 'inspiration' }),
    traced(desk, reference, { id: 'R1', role: 'reference', segment: 'EIV', normal: true, state: 'expiration' }),
  ];
  const findings = { ...desk.session.findings, ...told(desk), ...seen(desk, lesion) };
  const session = { ...desk.session, outlines, findings };
  return waitsForLengths(session) ? { ...session, axis: lengths(desk, lesion.tight, reference) } : session;
}

/** Nobody measures lengths for a plan that is decided without. */
function waitsForLengths(session: Session): boolean {
  const { planCase } = caseOf(session);
  return planCase.ok && plan(planCase.value).missing.some((path) => path.startsWith('axis.'));
}

function deskOf({ of, truth }: { readonly of: Description; readonly truth: Truth }): Desk {
  const empty = fresh({ of, truth });
  const taking = takingForm(empty, requestFormOf(of));
  const session = taking === null ? empty : apply(empty, taking);
  const [run] = session.runs;
  if (run === undefined) throw new Error('the study has a run');
  const { mmPerPixel } = truth;
  const lumenOf = (frame: number) =>
    lumenReadings(outlineOn(truth, frame).map(([x, y]) => [x * mmPerPixel, y * mmPerPixel]));
  return { of, session, lumenOf, mmAt: (frame) => positionOf(of, run.places, frame), truth };
}

function outlineOn(truth: Truth, frame: number): Contour {
  return truth.frames.find((each) => each.frame === frame)?.outlinePx ?? [];
}

/** By the positions of the form; in a motorised run by its header's speed, from the frame that the form calls the confluence. */
function positionOf(of: Description, places: Session['runs'][number]['places'], frame: number): number | null {
  if (of.pullback.kind === 'motorised')
    return (
      ((frame - numberIn(of, /confluence is in frame (\d+)/)) * of.pullback.speedMmPerS) / of.picture.framesPerSecond
    );
  const at = alongVein({ known: false, reason: 'manual', sentence: 'manual' }, places, frame - 1);
  return at.known ? at.mm : null;
}

function numberIn({ form }: Description, pattern: RegExp): number {
  return Number(pattern.exec(form.sentences.join(' '))?.[1]);
}

function framesOf({ of }: Desk): readonly number[] {
  return Array.from({ length: of.picture.frames }, (_, index) => index + 1);
}

/** The tightest frame of the common iliac vein, and the one half a breath later, as anybody sees who watches the vein breathe. */
function lesionFrames(desk: Desk): { readonly tight: number; readonly wide: number } {
  const { breathing, picture } = desk.of;
  const common = framesOf(desk).filter((frame) => (desk.mmAt(frame) ?? -1) > 0 && (desk.mmAt(frame) ?? 99) < 45);
  const tight = least(common, (frame) => desk.lumenOf(frame).min);
  return { tight, wide: tight + Math.round((breathing.periodS / 2) * picture.framesPerSecond) };
}

/** The frame in the middle of the straight external iliac vein, at end-expiration: the narrowest of one breath around it. */
function referenceFrame(desk: Desk): number {
  const { straightEivStartMm: from = 0, straightEivEndMm: to = 0 } = straight(desk);
  const inside = framesOf(desk).filter((frame) => {
    const mm = desk.mmAt(frame) ?? -1;
    return mm > from + EDGE_MM && mm < to - EDGE_MM;
  });
  return least(inside, (frame) => desk.lumenOf(frame).mean);
}

/** So near to its ends the straight part need not be sought. */
const EDGE_MM = 4;

function least<T>(of: readonly T[], value: (each: T) => number): T {
  const [first] = of.toSorted((a, b) => value(a) - value(b));
  if (first === undefined) throw new Error('there is something to choose from');
  return first;
}

function traced({ truth }: Desk, frame: number, words: Partial<Outline> & { readonly id: string }): Outline {
  return tracedOn(truth, frame, words);
}

/** What the history says in words and the form has not answered. */
function told({ of: { history } }: Desk): Findings {
  const nodes = /lymph nodes .* press on the left common iliac vein and cannot be removed/.test(history);
  return {
    ...(/in the left groin is flat/.test(history) ? { cfvWaveform: 'flat-non-phasic' } : {}),
    ...(/pelvic veins have not been imaged/.test(history) ? { pelvicImaging: 'not-done' } : {}),
    ...(nodes && {
      mass: {
        present: 'yes',
        characterisedBy: 'contrast-ct',
        compressionCause: 'mass',
        kind: 'lymphadenopathy',
        resectableNow: 'no',
        severeSymptoms: /no pain/.test(history) ? 'no' : 'yes',
      },
    }),
  };
}

/** A lumen that the breath opens by so much is called dynamic by everybody. */
const CLEARLY_OPENS = 0.2;

/** What anybody sees in the pictures: clot, webs, and how much the breath opens the lesion. */
function seen({ of: { fillings }, lumenOf }: Desk, { tight, wide }: ReturnType<typeof lesionFrames>): Findings {
  const opens = 1 - lumenOf(tight).min / lumenOf(wide).min;
  return {
    lesionBehaviour: opens > CLEARLY_OPENS ? 'dynamic' : 'fixed',
    ...(fillings.some(({ shape }) => shape === 'clot') ? { dvt: 'acute' } : {}),
    ...(fillings.some(({ shape }) => shape === 'web') ? { postThrombotic: 'yes' } : {}),
  };
}

function lengths(desk: Desk, tight: number, reference: number): Axis {
  const limit = 0.9 * desk.lumenOf(reference).mean;
  return {
    method: desk.of.lengthsFrom,
    proximalLandingMm: 0,
    lesionStartMm: crossing(desk, tight, -1, limit),
    lesionEndMm: crossing(desk, tight, 1, limit),
    ...straight(desk),
  };
}

/** Where, from the tightest frame onwards, the shortest diameter reaches the limit of the form's rule; between two frames in proportion. */
function crossing({ lumenOf, mmAt }: Desk, from: number, step: 1 | -1, limit: number): number {
  let frame = from;
  while (lumenOf(frame + step).min < limit) frame += step;
  const [narrow, wide] = [lumenOf(frame).min, lumenOf(frame + step).min];
  const [here, there] = [mmAt(frame) ?? 0, mmAt(frame + step) ?? 0];
  return here + ((limit - narrow) / (wide - narrow)) * (there - here);
}

/** As the form states it; else between the frames that it names; else along the markers of the venogram that it names. */
function straight(desk: Desk): Pick<Axis, 'straightEivStartMm' | 'straightEivEndMm'> {
  const { straightEivStartMm, straightEivEndMm } = desk.session.axis;
  if (straightEivStartMm !== undefined) return { straightEivStartMm, straightEivEndMm };
  if (desk.truth.venogram === null) {
    const [start, end] = [/frame (\d+) to its/, /in frame (\d+)\.$/].map((pattern) => numberIn(desk.of, pattern));
    return { straightEivStartMm: desk.mmAt(start ?? 0) ?? 0, straightEivEndMm: desk.mmAt(end ?? 0) ?? 0 };
  }
  return {
    straightEivStartMm: alongMarkers(desk.truth.venogram, 'twelfth'),
    straightEivEndMm: alongMarkers(desk.truth.venogram, 'seventeenth'),
  };
}

const ORDINALS = { seventh: 7, twelfth: 12, seventeenth: 17 };

/** A path clicked from marker to marker, from the one at the confluence, with the scale of ten millimetres between two of them. */
function alongMarkers({ markers }: NonNullable<Truth['venogram']>, to: keyof typeof ORDINALS): number {
  // The tip lies 60 mm above the confluence; the picture's markers begin where the vein is drawn.
  const missing = markers.filter(({ positionMm }) => positionMm < 0).length - (ORDINALS.seventh - 1);
  const place = (ordinal: number) => ordinal - 1 + missing;
  const path = markers.slice(place(ORDINALS.seventh), place(ORDINALS[to]) + 1).map(({ px }) => px);
  const along = distancesAlong(markers.map(({ px }) => px));
  const mmPerPixel = (10 * (markers.length - 1)) / (along.at(-1) ?? 1);
  return mmPerPixel * (distancesAlong(path).at(-1) ?? 0);
}
