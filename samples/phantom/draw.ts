import type { Description } from './description.ts';
import { fieldOf } from './field.ts';
import type { Moment } from './motion.ts';
import { type Random, seededRandom } from './random.ts';
import { type ScanTable, sampled, scanTable } from './scan.ts';
import { freshSpeckle, lastingSpeckle, type Polar, patchesDb, SAMPLES, type Speckle, unitSpeckle } from './speckle.ts';
import { type Anatomy, anatomyOf, BLOOD_DB, fromBorder, outsideDb } from './tissue.ts';

/** Draws one frame as rows × columns grey values. Frames come in order: the tissue's speckle remembers the frame before. */
export type Painter = (moment: Moment) => Uint8Array;

const RING_DOWN_DB = -7;
/** The ring-down dies away as exp(−d / 0.28 mm). */
const RING_DOWN_DB_PER_MM = 8.686 / 0.28;
const NOISE_DB = -49;
const DARKEST_DB = -46;
const RANGE_DB = 55;
const PATCHES_DB = 7;
/** So much catheter travel renews the patches. */
const PATCHES_EVERY_MM = 12;
/** How much of the tissue's speckle stays from frame to frame. */
const TISSUE_MEMORY = 0.85;

/** The painter of a study: everything that does not change from frame to frame is made here, once. */
export function painterOf(description: Description): Painter {
  const { picture, seed } = description;
  const random = seededRandom(seed);
  const table = scanTable(description);
  const bank = Array.from({ length: 3 }, () => unitSpeckle(random, picture.fieldMm / 2 / SAMPLES));
  const floor = floorDb(description, table, freshSpeckle(bank, random));
  const tissue = tissueOf(description, bank, random);
  const edge = fieldOf(picture).mmPerPixel / 2;
  return (moment) => {
    const anatomy = anatomyOf(description, moment);
    const blood = freshSpeckle(bank, random);
    const solid = tissue(moment.positionMm);
    const grey = new Uint8Array(picture.rows * picture.columns);
    for (let entry = 0; entry < table.pixel.length; entry++) {
      const db = Math.max(pixelDb(anatomy, table, entry, blood, solid, edge), floor[entry] ?? 0);
      const level = ((db - DARKEST_DB) / RANGE_DB) * 255;
      grey[table.pixel[entry] ?? 0] = Math.min(255, Math.max(0, Math.round(level)));
    }
    return grey;
  };
}

/** Blood inside, tissue outside; a pixel that the border cuts takes its share of both, so that the step lies on the border itself. */
function pixelDb(anatomy: Anatomy, table: ScanTable, entry: number, blood: Polar, solid: Polar, edge: number): number {
  const x = table.x[entry] ?? 0;
  const y = table.y[entry] ?? 0;
  const distance = fromBorder(anatomy, x, y);
  if (distance <= -edge) return BLOOD_DB + sampled(blood, table, entry);
  const outside = outsideDb(anatomy, x, y, Math.max(0, distance)) + sampled(solid, table, entry);
  if (distance >= edge) return outside;
  const share = (distance + edge) / (2 * edge);
  return (BLOOD_DB + sampled(blood, table, entry)) * (1 - share) + outside * share;
}

/** Ring-down around the catheter and the noise that grows with depth, the same in every frame; per table entry, in dB. */
function floorDb({ catheter }: Description, table: ScanTable, speckle: Polar): Float32Array {
  return Float32Array.from(table.x, (x, entry) => {
    const radius = Math.hypot(x, table.y[entry] ?? 0);
    const ring = RING_DOWN_DB - RING_DOWN_DB_PER_MM * (radius - catheter.radiusMm);
    const noise = NOISE_DB + 20 * Math.log10(1 + (radius / 14) ** 2);
    return Math.max(ring, noise) + sampled(speckle, table, entry);
  });
}

/** The tissue's speckle in dB at a catheter position: grains that live for some frames, in patches that change along the vein. */
function tissueOf({ stations }: Description, bank: readonly Speckle[], random: Random): (positionMm: number) => Polar {
  const first = stations.at(0)?.positionMm ?? 0;
  const last = stations.at(-1)?.positionMm ?? first;
  const count = Math.ceil((last - first) / PATCHES_EVERY_MM) + 2;
  const patches = Array.from({ length: count }, () => patchesDb(random, PATCHES_DB));
  const grains = lastingSpeckle(bank, random, TISSUE_MEMORY);
  return (positionMm) => {
    const place = (positionMm - first) / PATCHES_EVERY_MM;
    const before = patches[Math.floor(place)];
    const after = patches[Math.floor(place) + 1];
    if (before === undefined || after === undefined) throw new Error(`no tissue at ${positionMm} mm`);
    const share = place % 1;
    return grains().map((db, index) => db + (before[index] ?? 0) * (1 - share) + (after[index] ?? 0) * share);
  };
}
