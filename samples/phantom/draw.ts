import { type Anatomy, anatomyOf, fromBorder } from './anatomy.ts';
import { type BeamTroubles, beamTroubles } from './beams.ts';
import type { Description } from './description.ts';
import { fieldOf } from './field.ts';
import { drawTicks } from './marks.ts';
import type { Moment } from './motion.ts';
import { patchesAlong } from './patches.ts';
import { type Random, seededRandom } from './random.ts';
import { type ScanTable, sampled, scanTable } from './scan.ts';
import { blank, freshSpeckle, lastingSpeckle, type Polar, SAMPLES, type Speckle, unitSpeckle } from './speckle.ts';
import { insideDb, outsideDb, SILENCE_DB } from './tissue.ts';

/** Draws one frame as rows × columns grey values. Frames come in order: the tissue's speckle remembers the frame before. */
export type Painter = (moment: Moment) => Uint8Array;

/** The ring-down dies away as exp(−d / 0.3 mm). */
const RING_DOWN_DB_PER_MM = 8.686 / 0.3;
/** What the depth gain does not make good. */
const LOSS_DB_PER_MM = 0.45;
const LOSS_FROM_MM = 8;
const NOISE_DB = -56;
const DARKEST_DB = -40;
const PATCHES_DB = 11;
/** How much of the tissue's speckle stays from frame to frame. */
const TISSUE_MEMORY = 0.85;

/** Everything of a study that does not change from frame to frame. */
interface Setting {
  readonly table: ScanTable;
  readonly bloodDb: number;
  /** Ring-down and noise in dB per table entry. */
  readonly floor: Float32Array;
  /** What the depth takes off every echo, in dB per table entry. */
  readonly loss: Float32Array;
  /** Half a pixel in mm. */
  readonly edge: number;
}

/** One frame's speckle in dB. */
interface Grain {
  readonly blood: Polar;
  readonly solid: Polar;
}

/** The painter of a study: everything that does not change from frame to frame is made here, once. */
export function painterOf(description: Description): Painter {
  const { picture, seed, echo, file } = description;
  const random = seededRandom(seed);
  const bank = Array.from({ length: 3 }, () => unitSpeckle(random, picture.fieldMm / 2 / SAMPLES));
  const table = scanTable(description);
  const grainOf = grains(description, bank, random);
  const setting: Setting = {
    table,
    bloodDb: echo.bloodDb,
    floor: floorDb(description, table, bank[0]?.db ?? blank()),
    loss: table.x.map((x, entry) => LOSS_DB_PER_MM * Math.max(0, Math.hypot(x, table.y[entry] ?? 0) - LOSS_FROM_MM)),
    edge: fieldOf(picture).mmPerPixel / 2,
  };
  const wired = description.wire === null ? [] : besideCatheter(description, table);
  const [scale, black] = [255 / echo.rangeDb, DARKEST_DB - echo.gainDb];
  return (moment) => {
    const anatomy = anatomyOf(description, moment);
    const troubles = beamTroubles(description, moment);
    const grain = grainOf(moment, troubles);
    const grey = new Uint8ClampedArray(picture.rows * picture.columns);
    for (let entry = 0; entry < table.pixel.length; entry++) {
      const echoed = pixelDb(anatomy, setting, entry, grain) - (setting.loss[entry] ?? 0);
      const db = Math.max(echoed, setting.floor[entry] ?? 0);
      grey[table.pixel[entry] ?? 0] = (db - black) * scale;
    }
    for (const entry of wired) {
      const db = troubles.wireDb(table.x[entry] ?? 0, table.y[entry] ?? 0);
      const pixel = table.pixel[entry] ?? 0;
      grey[pixel] = Math.max(grey[pixel] ?? 0, (db - black) * scale);
    }
    if (file.ticks) drawTicks(grey, picture);
    return new Uint8Array(grey.buffer);
  };
}

/** Blood inside, tissue outside; a pixel that the border cuts takes its share of both, so that the step lies on the border itself. */
function pixelDb(anatomy: Anatomy, { table, bloodDb, edge }: Setting, entry: number, grain: Grain): number {
  const x = table.x[entry] ?? 0;
  const y = table.y[entry] ?? 0;
  const distance = fromBorder(anatomy, x, y);
  if (distance <= -edge) return filledDb(anatomy, x, y, bloodDb, table, entry, grain);
  const far = outsideDb(anatomy, x, y, Math.max(0, distance), bloodDb);
  if (far <= SILENCE_DB && distance >= edge) return far;
  const outside = far + sampled(far === bloodDb ? grain.blood : grain.solid, table, entry);
  if (distance >= edge) return outside;
  const share = (distance + edge) / (2 * edge);
  return filledDb(anatomy, x, y, bloodDb, table, entry, grain) * (1 - share) + outside * share;
}

function filledDb(
  anatomy: Anatomy,
  x: number,
  y: number,
  bloodDb: number,
  table: ScanTable,
  entry: number,
  { blood, solid }: Grain,
): number {
  const db = insideDb(anatomy, x, y, bloodDb);
  return db + sampled(db === bloodDb ? blood : solid, table, entry);
}

/** Speckle of the frames in order: blood's anew each time, the tissue's with a memory and in patches that change along the vein. */
function grains(
  { stations }: Description,
  bank: readonly Speckle[],
  random: Random,
): (moment: Moment, troubles: BeamTroubles) => Grain {
  const first = stations.at(0)?.positionMm ?? 0;
  const addPatches = patchesAlong(random, [first, stations.at(-1)?.positionMm ?? first], PATCHES_DB);
  const renew = lastingSpeckle(bank, random, TISSUE_MEMORY);
  const [blood, solid] = [blank(), blank()];
  return ({ positionMm }, { dim }) => {
    freshSpeckle(bank, random, blood);
    renew(solid);
    addPatches(solid, positionMm);
    dim(blood);
    dim(solid);
    return { blood, solid };
  };
}

/** Ring-down around the catheter and the noise that grows with depth, the same in every frame; per table entry, in dB. */
function floorDb({ catheter, echo }: Description, table: ScanTable, speckle: Polar): Float32Array {
  return Float32Array.from(table.x, (x, entry) => {
    const radius = Math.hypot(x, table.y[entry] ?? 0);
    const ring = echo.ringDownDb - RING_DOWN_DB_PER_MM * (radius - catheter.radiusMm);
    const noise = NOISE_DB + 20 * Math.log10(1 + (radius / 14) ** 2);
    return Math.max(ring, noise) + sampled(speckle, table, entry);
  });
}

const WIRE_WITHIN_MM = 3.5;

/** Table entries so near to the catheter that a guide-wire's echo can fall on them. */
function besideCatheter({ catheter }: Description, table: ScanTable): readonly number[] {
  const reach = catheter.radiusMm + WIRE_WITHIN_MM;
  return [...table.pixel.keys()].filter((entry) => Math.hypot(table.x[entry] ?? 0, table.y[entry] ?? 0) < reach);
}
