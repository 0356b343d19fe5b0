import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type ConvolutionNetwork, convolutionNetwork } from '../../core/lumen/correcting/convolution-network.ts';
import { agreement } from '../../core/lumen/correcting/preferring.ts';
import { SHAPE } from '../../core/lumen/correcting/settling.ts';
import { seededRandom } from '../phantom/random.ts';
import { type TrueFrame, trueFrame } from './frame.ts';
import { CONTENT } from './reader.ts';
import { closelyRead, type Line, linesOf, type Read, readsOf } from './settling-lines.ts';
import type { Kind } from './shape.ts';

type Seeds = Readonly<Record<Kind, readonly [first: number, count: number]>>;

/** Frames that are fitted on, and frames that only judge the fit, by their seeds. */
const FITTED: Seeds = { vein: [1, 500], any: [20_001, 400] };
const HELD: Seeds = { vein: [820_001, 150], any: [825_001, 90] };
/** Readers of the frames that are fitted on click on a little longer than the one who judges. */
const LONGER = 0.957;
/** How often the lines are gone through: those of the first clicks, for a network that only leads readers to second ones, and all. */
const ROUNDS = { leading: 12, all: 13 };
/** Numbers are kept as so many-th parts of 1, in 16 bits; the text of a network is broken into lines of so many letters. */
const PARTS = 4096;
const LETTERS = 320;

/**
 * Makes frames from seeds, lets readers click, fits how far each ray of the mean line through the clicks is off, and writes
 * the network's numbers: `npx tsx samples/border/fit-settling.ts FOLDER`. Frames and lines are kept in the folder.
 */
function fitSettling(folder: string): void {
  const file = (name: string): string => join(folder, name);
  mkdirSync(file('frames'), { recursive: true });
  writeLines(file('first'), framesOf(folder, FITTED), (made) => linesOfAll(closelyRead(made), null));
  const leading = fitted(file('first'), file('leading'), ROUNDS.leading);
  writeLines(file('all'), framesOf(folder, FITTED), (made, seed) =>
    linesOfAll(readsOf(made, seededRandom(seed)), leading),
  );
  const network = fitted(file('all'), file('settling'), ROUNDS.all);
  const held = [...framesOf(folder, HELD)].flatMap(([made]) => closelyRead(made));
  const judged = held.flatMap((read) => linesOf(read, network, CONTENT));
  const before = toldOf(judged.map(({ mean, truth }) => agreement(mean, truth)));
  const after = toldOf(judged.map(({ settled, truth }) => agreement(settled, truth)));
  console.log(`held out: ${judged.length} corrections, ${before}, settled ${after}`);
}

function linesOfAll(reads: readonly Read[], network: ConvolutionNetwork | null): readonly Line[] {
  return reads.flatMap((read) => linesOf(read, network, LONGER));
}

/** The frames of seeds, one after the other; each is made once and kept in the folder. */
function* framesOf(folder: string, seeds: Seeds): Generator<readonly [TrueFrame, number]> {
  for (const kind of ['vein', 'any'] as const) {
    const [first, count] = seeds[kind];
    for (let seed = first; seed < first + count; seed++) {
      const path = join(folder, 'frames', `${kind}-${seed}.bin`);
      if (!existsSync(path)) writeFileSync(path, serialize(trueFrame(seed, kind)));
      yield [deserialize(readFileSync(path)), seed];
    }
  }
}

/** Writes the lines of frames to a file, unless it is there. */
function writeLines(
  path: string,
  frames: Iterable<readonly [TrueFrame, number]>,
  lines: (made: TrueFrame, seed: number) => readonly Line[],
): void {
  if (existsSync(path)) return;
  const begun = `${path}.begun`;
  writeFileSync(begun, '');
  for (const [made, seed] of frames)
    for (const line of lines(made, seed))
      for (const part of recordOf(line)) appendFileSync(begun, Buffer.from(part.buffer));
  renameSync(begun, path);
}

/** A line as `fit-settling.py` reads it: 32-bit floats, then numbers of 16 bits. */
function recordOf({
  counts,
  clicks,
  mean,
  truth,
  told,
  picture,
}: Line): readonly [Float32Array<ArrayBuffer>, Int16Array<ArrayBuffer>] {
  const two = [0, 1].flatMap((k) => [clicks[k]?.ray ?? 0, clicks[k]?.sample ?? 0]);
  const kept = (value: number): number => Math.max(-8 * PARTS, Math.min(8 * PARTS - 1, Math.round(value * PARTS)));
  return [
    Float32Array.from([counts, clicks.length, ...two, ...mean, ...truth]),
    Int16Array.from([...told.flatMap((values) => Array.from(values)), ...picture], kept),
  ];
}

/** What the numbers are called in the program. */
const CALLED = 'SETTLING_NUMBERS';

/** The network that `fit-settling.py` fits on the lines of a file; its numbers are written as they stand in the program. */
function fitted(lines: string, into: string, rounds: number): ConvolutionNetwork {
  const script = join(import.meta.dirname, 'fit-settling.py');
  if (!existsSync(into)) execFileSync('python3', [script, lines, into, String(rounds)], { stdio: 'inherit' });
  const text = readFileSync(into, 'utf8');
  const broken = text.match(new RegExp(`.{1,${LETTERS}}`, 'g')) ?? [];
  const says =
    'The numbers of the network that settles lines through clicked places (`weightsReader`); made by `samples/border/fit-settling.ts`.';
  writeFileSync(
    `${into}-numbers.ts`,
    [`/** ${says} */`, `export const ${CALLED} = \``, ...broken, '`;', ''].join('\n'),
  );
  return convolutionNetwork(text, SHAPE);
}

function toldOf(overlaps: readonly number[]): string {
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length;
  return `overlap ${mean.toFixed(3)} (${overlaps.filter((one) => one >= CONTENT).length} from .95)`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder for frames and lines (3 GB).');
fitSettling(folder);
