import { append } from '../../core/extremes.ts';
import { isLumen } from '../../core/lumen/answer.ts';
import { lumenField } from '../../core/lumen/field.ts';
import { findLumen } from '../../core/lumen/find-lumen.ts';
import { chance, type Network, summed } from '../../core/lumen/network.ts';
import { placesOf } from '../../core/lumen/outline.ts';
import { overlap as overlapOf } from '../../core/lumen/overlap.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import { seededRandom } from '../phantom/random.ts';
import { type TrueFrame, trueFrame } from './frame.ts';
import { type Example, type Fitting, fittedNetwork } from './network.ts';
import type { Kind } from './shape.ts';

/** Frames that are fitted on, and frames that only judge the fit; other seeds. */
const SEEDS = { fitted: { from: 1, vein: 320, any: 320 }, held: { from: 100_001, vein: 80, any: 80 } };
/** A border this good is good, and one this bad is a gross error (overlap with the truth); the fit parts them half-way. */
const GOOD = 0.85;
const GROSS = 0.7;
const SOUND = 0.775;
/** So many good borders may be flagged. */
const FLAGGED = 0.15;

/** How the confidence is fitted: logarithmic loss, all frames at each step. */
const CONFIDENCE: Fitting = {
  units: 4,
  start: 0.3,
  rounds: 1000,
  batch: Number.POSITIVE_INFINITY,
  pace: () => 0.02,
  large: 0.02,
  error: (answer, good) => chance(answer) - good,
};

interface Tried extends Example {
  readonly kind: Kind;
  readonly overlap: number;
}

/** Makes frames from seeds, finds their lumens, fits the confidence to how well they were found, and prints the network and what it reaches on other seeds: `npx tsx samples/border/fit.ts`. */
function fitTrust(): void {
  const fitted = tried(SEEDS.fitted);
  const held = tried(SEEDS.held);
  const network = fittedNetwork(fitted, CONFIDENCE, seededRandom(7));
  const limit = quantile(
    fitted.filter(({ overlap }) => overlap >= GOOD).map(({ values }) => chance(summed(network, values))),
    FLAGGED,
  );
  console.log(JSON.stringify(network));
  console.log(`flagged below ${limit.toFixed(3)}`);
  for (const [name, all] of [
    ['fitted', fitted],
    ['held out', held],
  ] as const)
    for (const kind of ['vein', 'any'] as const)
      console.log(
        `${name}, ${kind}: ${figuresOf(
          all.filter((one) => one.kind === kind),
          network,
          limit,
        )}`,
      );
}

function tried({
  from,
  vein,
  any,
}: {
  readonly from: number;
  readonly vein: number;
  readonly any: number;
}): readonly Tried[] {
  const all: Tried[] = [];
  for (const [kind, first, count] of [
    ['vein', from, vein],
    ['any', from + vein, any],
  ] as const)
    for (let k = 0; k < count; k++) append(all, attempt({ kind, ...trueFrame(first + k, kind) }));
  return all;
}

function attempt({ kind, frame, truth, mm }: TrueFrame & { readonly kind: Kind }): readonly Tried[] {
  const { width, height } = frame;
  const region = { x0: 0, y0: 0, x1: width - 1, y1: height - 1 };
  const field = lumenField(frame, { width, height, region, mmX: mm, mmY: mm });
  if ('none' in field || field.catheter === 'thin') return [];
  const answer = findLumen(field, frame, { keep: false });
  if (!isLumen(answer)) return [];
  const overlap = overlapOf(placesOf(answer.contour, 1), placesOf(truth, 1));
  return [{ kind, overlap, values: Float64Array.from(workspace.judged), wanted: overlap >= SOUND ? 1 : 0 }];
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? 0;
}

function figuresOf(all: readonly Tried[], network: Network, limit: number): string {
  const isFlagged = ({ values }: Tried): boolean => chance(summed(network, values)) < limit;
  const good = all.filter(({ overlap }) => overlap >= GOOD);
  const gross = all.filter(({ overlap }) => overlap < GROSS);
  const mean = all.reduce((sum, { overlap }) => sum + overlap, 0) / all.length;
  const middle = quantile(
    all.map(({ overlap }) => overlap),
    0.5,
  );
  return `${all.length} frames, overlap mean ${mean.toFixed(3)}, median ${middle.toFixed(3)}, gross errors ${gross.length}, of them flagged ${gross.filter(isFlagged).length}, good ${good.length}, of them flagged ${good.filter(isFlagged).length}`;
}

fitTrust();
