import { centroid, distance } from '../geometry/polygon.ts';
import type { LumenReadings } from '../measure/readings.ts';
import type { Attempted, Traced } from './attempt.ts';
import { trueOutline } from './attempt.ts';

import { MEASURES } from './bands.ts';
import { outlineDistance } from './distance.ts';
import { bandOf, type MeasureId } from './measures.ts';
import { overlap } from './overlap.ts';
import { type About, figureRow, missedRow, type ScoreRow } from './row.ts';
import type { FrameTruth } from './truth.ts';
import { clock, correctTo, percent, plainReason, short } from './words.ts';

/** The sizes that are read in the session's own millimetres. */
const SIZES = {
  'outline-min': { read: (of: LumenReadings) => of.min, truth: (of: FrameTruth) => of.minMm, words: ['long', 'short'] },
  'outline-max': { read: (of: LumenReadings) => of.max, truth: (of: FrameTruth) => of.maxMm, words: ['long', 'short'] },
  'outline-mean': {
    read: (of: LumenReadings) => of.mean,
    truth: (of: FrameTruth) => (of.minMm + of.maxMm) / 2,
    words: ['long', 'short'],
  },
  'outline-area': {
    read: (of: LumenReadings) => of.area,
    truth: (of: FrameTruth) => of.areaMm2,
    words: ['large', 'small'],
  },
} as const satisfies Partial<Record<MeasureId, unknown>>;

type SizeId = keyof typeof SIZES;
const SPREADS = {
  'outline-min': 'minMm',
  'outline-max': 'maxMm',
  'outline-mean': 'meanMm',
  'outline-area': 'areaMm2',
} as const satisfies Readonly<Record<SizeId, keyof NonNullable<FrameTruth['spread']>>>;

const SIZE_IDS = Object.keys(SIZES) as SizeId[];
const SHAPE_IDS = ['outline-overlap', 'outline-mean-distance', 'outline-max-distance'] as const;

/** Every measure of one outline beside the true one of its frame; an outline that cannot be read is missed, with its own sentence. */
export function tracingRows(
  attempt: Attempted,
  traced: Traced,
  of: string,
  part: Pick<About, 'part'>,
): readonly ScoreRow[] {
  const { truth, tracingReadings, reading, outline, frame, subject } = traced;
  if (truth === undefined) return [];
  const about = (measure: MeasureId): About => ({
    measure,
    subject,
    of,
    frame,
    outline: outline.id,
    ...part,
  });
  if (tracingReadings === null) {
    const problem = `${outline.name} ${plainReason(reading.problem ?? 'cannot be read')}: draw it again.`;
    return missedTracing(about, truth, problem);
  }
  const fit = fitOf(attempt, { ...traced, truth, tracingReadings });
  return [...sizeRows(traced, truth, about, fit), ...shapeRows(about, fit)];
}

/** The rows of a lumen that should have been traced and was not. */
export function missedTracing(
  about: (measure: MeasureId) => About,
  truth: FrameTruth | undefined,
  advice: string,
): readonly ScoreRow[] {
  const sizes = SIZE_IDS.map((id) => missedRow(about(id), truth === undefined ? null : SIZES[id].truth(truth), advice));
  return [...sizes, ...SHAPE_IDS.map((id) => missedRow(about(id), id === 'outline-overlap' ? 1 : 0, advice))];
}

/** How a tracing lies beside the true outline, and the cause in words. */
interface Fit {
  readonly dice: number;
  readonly mean: number;
  readonly max: number;
  readonly tracing: LumenReadings;
  readonly scaleErrorPct: number | null;
  readonly cause: string;
}

function sizeRows(
  { reading, outline }: Traced,
  truth: FrameTruth,
  about: (measure: MeasureId) => About,
  fit: Fit,
): readonly ScoreRow[] {
  const { readings, scale } = reading;
  return SIZE_IDS.map((id) => {
    const size = SIZES[id];
    if (readings === null || scale.unit !== 'mm') {
      return missedRow(about(id), size.truth(truth), `${outline.name} is not in millimetres: calibrate the run first.`);
    }
    const readersDeviation = truth.spread?.[SPREADS[id]] ?? null;
    return figureRow({ ...about(id), readersDeviation }, size.truth(truth), size.read(readings), (band, error) => {
      const amount = id === 'outline-area' ? `${Math.abs(error).toFixed(1)} mm²` : short(error);
      if (band === 'good') return correctTo(amount);
      const share = percent((100 * error) / size.truth(truth));
      const rightButScale = isGood(id, size.read(fit.tracing) - size.truth(truth)) ? scaleCause(fit) : null;
      return `${amount} (${share}) too ${size.words[error > 0 ? 0 : 1]}: ${rightButScale ?? fit.cause}.`;
    });
  });
}

function isGood(id: SizeId, error: number): boolean {
  const { judging } = MEASURES[id];
  return judging.kind === 'figure' && bandOf(error, judging) === 'good';
}

function scaleCause({ scaleErrorPct }: Fit): string | null {
  if (scaleErrorPct === null) return null;
  const side = scaleErrorPct > 0 ? 'long' : 'short';
  return `the outline is right, but the scale makes every length ${percent(scaleErrorPct)} too ${side}`;
}

function shapeRows(about: (measure: MeasureId) => About, fit: Fit): readonly ScoreRow[] {
  const { dice, mean, max, cause } = fit;
  return [
    figureRow(about('outline-overlap'), 1, dice, (band) =>
      band === 'good' ? `Overlap ${dice.toFixed(3)}.` : `Overlap ${dice.toFixed(3)}: ${cause}.`,
    ),
    figureRow(about('outline-mean-distance'), 0, mean, (band) =>
      band === 'good' ? `On average ${short(mean)} from the true wall.` : `On average ${short(mean)} away: ${cause}.`,
    ),
    figureRow(about('outline-max-distance'), 0, max, (band) =>
      band === 'good'
        ? `Nowhere more than ${short(max)} from the true wall.`
        : `At worst ${short(max)} away: ${cause}.`,
    ),
  ];
}

/** A kind of error counts as the cause when it makes up at least this share of the distance. */
const DECIDES = 0.7;

function fitOf(
  attempt: Attempted,
  traced: Traced & { readonly truth: FrameTruth; readonly tracingReadings: LumenReadings },
): Fit {
  const { truth: frame, tracing, tracingReadings } = traced;
  const right = trueOutline(attempt.truth, frame);
  const apart = outlineDistance(tracing, right);
  const { scale } = traced.reading;
  return {
    dice: overlap(tracing, right),
    mean: apart.mean,
    max: apart.max,
    tracing: tracingReadings,
    scaleErrorPct: scale.unit === 'mm' ? 100 * (scale.x / attempt.truth.mmPerPixel - 1) : null,
    cause: causeOf(frame, tracingReadings, right, apart),
  };
}

function causeOf(
  { open, areaMm2 }: FrameTruth,
  { area, perimeter, centroid: centre }: LumenReadings,
  right: Parameters<typeof centroid>[0],
  { mean, max, at }: ReturnType<typeof outlineDistance>,
): string {
  const outwards = (area - areaMm2) / perimeter;
  if (Math.abs(outwards) >= DECIDES * mean) {
    const side = outwards > 0 ? 'outside' : 'inside';
    return `the outline lies ${side} the true wall (by ${short(outwards)} on average); trace where dark turns to bright`;
  }
  const trueCentre = centroid(right);
  const shift = distance(centre, trueCentre);
  if (shift >= DECIDES * max) return `the outline is shifted by ${short(shift)} towards ${clock(centre, trueCentre)}`;
  const opening =
    (open ?? 0) > 0 ? '; another vein opens into this frame: bridge the opening where no wall is seen' : '';
  return `the outline is farthest from the true wall at ${clock(at, trueCentre)} (${short(max)})${opening}`;
}

/** The label of a lumen in a score: "Lesion, frame 25". */
export function nameOf({ subject, frame, outline }: Traced): string {
  switch (subject) {
    case 'lesion':
      return `Lesion, frame ${frame}`;
    case 'second-state':
      return `Lesion in the second state, frame ${frame}`;
    case 'reference':
      return `Reference, frame ${frame}`;
    case 'other':
      return `${outline.name}, frame ${frame}`;
  }
}
