import { greatestOf } from '../../core/extremes.ts';
import { solvedEquations } from '../../core/geometry/linear.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import { agreement, compared } from '../../core/lumen/correcting/preferring.ts';
import { linesThrough } from '../../core/lumen/correcting/weighing.ts';
import { radiiOf } from '../../core/lumen/expecting.ts';
import { contourOf, ellipseOf, placesOf } from '../../core/lumen/outline.ts';
import { place } from '../../core/lumen/placing.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import { CONTENT, foundFrame, readerClicks } from './reader.ts';

/** Frames that are fitted on and frames that only judge the fit, by their seeds. */
const FITTED = { vein: [1, 320], any: [401, 200] } as const;
const HELD = { vein: [600_001, 80], any: [610_001, 60] } as const;
/** A line that is so much worse than the best one is not told from worse ones; weights are held small. */
const WORST = 0.12;
const LARGE = 0.01;

/** The lines through the clicks of one correction: what tells of each, and its overlap with the truth. */
interface Correction {
  readonly told: readonly Float64Array[];
  readonly overlaps: readonly number[];
}

/** Makes frames from seeds, lets a reader click where the border is farthest from the truth, fits what each line through the clicks is worth and prints the weights: `npx tsx samples/border/fit-clicks.ts`. */
function fitClicks(): void {
  const weights = fittedWorth(corrections(FITTED));
  console.log(JSON.stringify(Array.from(weights, (value) => Number(value.toPrecision(4)))));
  for (const [name, seeds] of [
    ['fitted', FITTED],
    ['held out', HELD],
  ] as const)
    console.log(`${name}: ${figuresOf(corrections(seeds), weights)}`);
}

type Seeds = Readonly<Record<'vein' | 'any', readonly [number, number]>>;

const made = new Map<Seeds, readonly Correction[]>();

function corrections(seeds: Seeds): readonly Correction[] {
  const known = made.get(seeds);
  if (known !== undefined) return known;
  const found = (['vein', 'any'] as const).flatMap((kind) => {
    const [from, count] = seeds[kind];
    return Array.from({ length: count }, (_, k) => correctedFrame(from + k, kind)).flat();
  });
  made.set(seeds, found);
  return found;
}

function correctedFrame(seed: number, kind: 'vein' | 'any'): readonly Correction[] {
  const { answer, truth } = foundFrame(seed, kind);
  return answer === null ? [] : readerClicks(answer, truth, CONTENT, correction);
}

/** The lines through the clicks beside the truth, and the one that most of them agree with. */
function correction(
  answer: LumenAnswer,
  forced: readonly Point[],
  truth: Float64Array,
): Correction & { readonly contour: Contour } {
  const { kept, contour } = answer;
  if (kept === null) throw new Error('an answer that was asked to keep what it needs');
  const { coarse } = workspace;
  const { tried, missed } = linesThrough(answer, { ...kept, forced, expected: null });
  const outline = placesOf(contour, 1);
  place(coarse, kept.field, ellipseOf(outline), kept.dead);
  const { radii, told } = compared(coarse, outline, missed, tried);
  const along = radiiOf(coarse, truth);
  const agreed = radii.map((one) => radii.reduce((sum, other) => sum + agreement(one, other), 0));
  const { places } = tried[agreed.indexOf(greatestOf(agreed))] ?? { places: outline };
  return { told, overlaps: radii.map((one) => agreement(one, along)), contour: contourOf(places, 1) };
}

/** Weights that tell the lines of one correction apart with least squared error (ridge regression within each correction). */
function fittedWorth(all: readonly Correction[]): Float64Array {
  const rows = all.flatMap(({ told, overlaps }) => {
    const best = greatestOf(overlaps);
    const worth = overlaps.map((one) => Math.max(-WORST, one - best));
    const size = told[0]?.length ?? 0;
    const middle = Array.from({ length: size }, (_, k) => mean(told.map((one) => one[k] ?? 0)));
    return told.map((one, j) => ({
      from: one.map((value, k) => value - (middle[k] ?? 0)),
      to: (worth[j] ?? 0) - mean(worth),
    }));
  });
  const size = rows[0]?.from.length ?? 0;
  const spread = Float64Array.from(
    { length: size },
    (_, k) => Math.sqrt(mean(rows.map(({ from }) => (from[k] ?? 0) ** 2))) + 1e-6,
  );
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const { from, to } of rows)
    for (let i = 0; i < size; i++) {
      const here = (from[i] ?? 0) / (spread[i] ?? 1);
      right[i] = (right[i] ?? 0) + here * to;
      for (let j = 0; j < size; j++)
        matrix[i * size + j] = (matrix[i * size + j] ?? 0) + (here * (from[j] ?? 0)) / (spread[j] ?? 1);
    }
  for (let i = 0; i < size; i++) matrix[i * (size + 1)] = (matrix[i * (size + 1)] ?? 0) + LARGE * rows.length;
  return solvedEquations(matrix, right).map((value, k) => value / (spread[k] ?? 1));
}

/** How good the line that is worth most is, beside the first one and the best one. */
function figuresOf(all: readonly Correction[], weights: Float64Array): string {
  const worth = (one: Float64Array): number => one.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);
  const chosen = all.map(({ told, overlaps }) => {
    const worths = told.map(worth);
    return overlaps[worths.indexOf(greatestOf(worths))] ?? 0;
  });
  const best = all.map(({ overlaps }) => greatestOf(overlaps));
  const first = all.map(({ overlaps }) => overlaps[0] ?? 0);
  const told = (values: readonly number[]): string =>
    `${mean(values).toFixed(3)} (${values.filter((one) => one >= CONTENT).length} from .95)`;
  return `${all.length} corrections, overlap of the chosen line ${told(chosen)}, of the moved one ${told(first)}, of the best one ${told(best)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

fitClicks();
