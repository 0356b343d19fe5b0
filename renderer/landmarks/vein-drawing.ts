import { greatestOf, leastOf } from '../../core/extremes.ts';
import type { PlanAnswer } from '../../core/plan/answer.ts';
import type { Axis, Site } from '../../core/plan/case.ts';
import type { Millimetres } from '../../core/units.ts';

/** A stretch along the vein, mm from the confluence. */
export interface FrameSegment {
  readonly from: Millimetres;
  readonly to: Millimetres;
}

/** A stent as it would lie: `label` names its size. */
export interface LaidStent extends FrameSegment {
  readonly label: string;
}

/** A marked place whose distance from the confluence is known. */
export interface LandmarkPosition {
  /** A few letters for the drawing. */
  readonly short: string;
  readonly words: string;
  readonly mm: Millimetres;
}

/** Everything of the vein that can be drawn: what is unknown is null. */
export interface VeinDrawing {
  /** Millimetres at the left and the right end of the drawing. */
  readonly span: FrameSegment;
  readonly ticks: readonly Millimetres[];
  readonly landing: Millimetres | null;
  readonly lesion: FrameSegment | null;
  readonly straightEiv: FrameSegment | null;
  /** The preferred stent, or the two of the first pair; none without a proposal. */
  readonly stents: readonly LaidStent[];
  /** Where two stents overlap. */
  readonly overlap: FrameSegment | null;
  /** The part of the stent inside the straight external iliac vein. */
  readonly engagement: FrameSegment | null;
  readonly places: readonly LandmarkPosition[];
}

const TICK_STEPS = [5, 10, 20, 50, 100, 200] as const;
const MOST_TICKS = 8;

/** What there is to draw of an axis and a plan; null while no place along the vein is known, unless `leastMm` says how much vein is shown all the same. */
export function veinDrawing(
  axis: Axis,
  site: Site,
  answer: PlanAnswer | null,
  places: readonly LandmarkPosition[] = [],
  leastMm: Millimetres | null = null,
): VeinDrawing | null {
  const lesion = stretch(axis.lesionStartMm, axis.lesionEndMm);
  const straightEiv = stretch(axis.straightEivStartMm, axis.straightEivEndMm);
  const stents = laid(axis, site, answer);
  const [first, second] = stents;
  const end = stents.at(-1)?.to;
  const known = [lesion, straightEiv, ...stents].flatMap((part) => (part === null ? [] : [part.from, part.to]));
  if (known.length === 0 && leastMm === null) return null;
  const all = [...known, axis.proximalLandingMm ?? 0, ...places.map(({ mm }) => mm)];
  const span = { from: Math.min(0, leastOf(all)), to: Math.max(greatestOf(all) * 1.04, leastMm ?? 0) };
  return {
    span,
    ticks: ticksOf(span),
    landing: axis.proximalLandingMm ?? null,
    lesion,
    straightEiv,
    stents,
    places,
    overlap: first === undefined || second === undefined ? null : { from: second.from, to: first.to },
    engagement: straightEiv === null || end === undefined ? null : stretch(straightEiv.from, end),
  };
}

function stretch(from: number | undefined, to: number | undefined): FrameSegment | null {
  return from === undefined || to === undefined || to <= from ? null : { from, to };
}

function laid(axis: Axis, { foreshorteningPct = 0 }: Site, answer: PlanAnswer | null): readonly LaidStent[] {
  const start = axis.proximalLandingMm;
  if (start === undefined || answer === null) return [];
  const deployed = (length: number) => length * (1 - foreshorteningPct / 100);
  const preferred = answer.devices.find((device) => device.preferred);
  if (preferred !== undefined) {
    const { diameterMm, lengthMm } = preferred;
    return [{ label: `${diameterMm} × ${lengthMm} mm`, from: start, to: start + deployed(lengthMm) }];
  }
  const [pair] = answer.pairs;
  if (pair === undefined) return [];
  const [one, other] = pair.lengthsMm;
  const end = start + deployed(one);
  const next = end - pair.overlapMm;
  return [
    { label: `${one} mm`, from: start, to: end },
    { label: `${other} mm`, from: next, to: next + deployed(other) },
  ];
}

function ticksOf({ from, to }: FrameSegment): readonly Millimetres[] {
  const step = TICK_STEPS.find((candidate) => (to - from) / candidate <= MOST_TICKS) ?? 500;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** The drawing in words, for those who do not see it. */
export function veinText(drawing: VeinDrawing): string {
  const { landing, lesion, straightEiv, stents, overlap, engagement, places } = drawing;
  const length = ({ from, to }: FrameSegment) => `${number(from)} to ${number(to)} mm`;
  const parts = [
    landing === null ? 'proximal landing unknown' : `proximal landing at ${number(landing)} mm`,
    lesion === null ? 'lesion unknown' : `lesion from ${length(lesion)}`,
    straightEiv === null ? 'straight external iliac unknown' : `straight external iliac from ${length(straightEiv)}`,
    ...stents.map((stent) => `stent ${stent.label} from ${length(stent)}`),
    ...(overlap === null ? [] : [`overlap ${number(overlap.to - overlap.from)} mm`]),
    ...(engagement === null
      ? []
      : [`${number(engagement.to - engagement.from)} mm of the stent in the straight external iliac`]),
    ...places.map(({ words, mm }) => `${words} at ${number(mm)} mm`),
  ];
  return `The vein in millimetres from the iliocaval confluence: ${parts.join('; ')}.`;
}

function number(mm: Millimetres): string {
  return String(Number(mm.toFixed(1)));
}
