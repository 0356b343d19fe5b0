import { greatestOf } from '../extremes.ts';
import type { GreyFrame, LumenField, LumenGeometry, NoLumen } from './answer.ts';
import { withoutOverlays } from './overlays.ts';

/** No vein is looked for beyond this (mm): the inferior vena cava is about 18 mm wide, and a catheter may lie at its wall. */
const FARTHEST = 20;
/** A catheter whose disc is thinner than this (mm, radius) is one of the coronary arteries. */
const THIN = 0.9;
/** From this radius of its disc (mm) on a catheter is one of veins (8.2 F: 1.37 mm). */
const VENOUS = 1.15;
/** Radii (pixels) at which the grey of the catheter's disc is read; a disc smaller than the first is not told apart. */
const WITHIN_DISC = { from: 6, to: 12 };
/** Samples around at those radii, and around the rim of a disc. */
const AROUND = { within: 64, rim: 128 };
/** A rim belongs to the disc where this share of it differs from the disc's grey by no more than this. */
const RIM = { share: 0.6, within: 5 };
/** The disc ends before this share of the picture's radius. */
const LARGEST = 0.4;
/** A picture whose greys (5th to 95th percentile within the field) lie nearer together shows no echoes. */
const ECHOES = 6;

/**
 * What holds for every frame of a run, from one of its frames: middle, catheter, reach. Refused in one sentence where the
 * region or the scale cannot be used or the frame shows no echoes; then try another frame of the run.
 */
export function lumenField(frame: GreyFrame, geometry: LumenGeometry): LumenField | NoLumen {
  const { region, mmX, mmY, width, height } = geometry;
  if (!(mmX > 0 && mmY > 0 && Number.isFinite(mmX) && Number.isFinite(mmY)))
    return { none: 'The run has no scale: calibrate it first.' };
  if (frame.width !== width || frame.height !== height)
    return { none: 'The frame is not as large as the other pictures of its run.' };
  const aspect = mmY / mmX;
  const [wide, high] = [region.x1 - region.x0 + 1, (region.y1 - region.y0 + 1) * aspect];
  const radius = Math.min(wide, high) / 2;
  const centre = [region.x0 + wide / 2, region.y0 * aspect + high / 2] as const;
  if (radius < 4 * WITHIN_DISC.to) return { none: 'The ultrasound picture is too small to find a lumen in it.' };
  const round = { geometry, aspect, centre, radius };
  const clean = withoutOverlays(frame);
  if (!showsEchoes(clean, round)) return { none: 'This frame shows no ultrasound.' };
  const disc = discRadius(clean, round);
  const reach = Math.min(radius, FARTHEST / mmX);
  return { ...geometry, aspect, centre, disc, radius, reach, catheter: disc * mmX < THIN ? 'thin' : 'thick' };
}

interface Round {
  readonly geometry: LumenGeometry;
  readonly aspect: number;
  readonly centre: readonly [number, number];
  readonly radius: number;
}

/** The grey of the pixel at a distance and an angle from the middle. */
function greyAround(
  { width, height, grey }: GreyFrame,
  { aspect, centre }: Pick<Round, 'aspect' | 'centre'>,
  away: number,
  angle: number,
): number {
  const x = Math.round(centre[0] + away * Math.cos(angle) - 0.5);
  const y = Math.round((centre[1] + away * Math.sin(angle)) / aspect - 0.5);
  return grey[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] ?? 0;
}

/** Circles and directions on which a frame is looked at for echoes, and the shares of its greys that are set against each other. */
const LOOKED = { circles: 24, directions: 48, dark: 0.05, bright: 0.95 };

/** Whether the greys within the field are of more than one level. */
export function showsEchoes(frame: GreyFrame, round: Pick<Round, 'aspect' | 'centre' | 'radius'>): boolean {
  const counts = new Int32Array(256);
  for (let circle = 1; circle < LOOKED.circles; circle++) {
    const away = (round.radius * circle) / (LOOKED.circles + 1);
    for (let k = 0; k < LOOKED.directions; k++) {
      const grey = greyAround(frame, round, away, (2 * Math.PI * k) / LOOKED.directions);
      counts[grey] = (counts[grey] ?? 0) + 1;
    }
  }
  const all = (LOOKED.circles - 1) * LOOKED.directions;
  return greyOf(counts, LOOKED.bright * all) - greyOf(counts, LOOKED.dark * all) >= ECHOES;
}

/** The grey at or below which so many are. */
function greyOf(counts: Int32Array, many: number): number {
  let grey = 0;
  for (let sum = counts[0] ?? 0; sum < many && grey < 255; sum += counts[++grey] ?? 0);
  return grey;
}

/** The radius of the patch of one grey around the middle: the largest circle whose rim is of the most frequent grey near the middle. */
function discRadius(frame: GreyFrame, round: Round): number {
  const counts = new Int32Array(256);
  for (let away = WITHIN_DISC.from; away <= WITHIN_DISC.to; away++) {
    for (let k = 0; k < AROUND.within; k++) {
      const grey = greyAround(frame, round, away, (2 * Math.PI * k) / AROUND.within);
      counts[grey] = (counts[grey] ?? 0) + 1;
    }
  }
  const level = counts.indexOf(greatestOf(counts));
  let disc = WITHIN_DISC.from;
  for (; disc < LARGEST * round.radius; disc++) {
    let same = 0;
    for (let k = 0; k < AROUND.rim; k++)
      if (Math.abs(greyAround(frame, round, disc, (2 * Math.PI * k) / AROUND.rim) - level) <= RIM.within) same++;
    if (same < RIM.share * AROUND.rim) break;
  }
  return disc;
}

/** Whether the catheter is one of veins. */
export function isVenous({ disc, mmX }: LumenField): boolean {
  return disc * mmX >= VENOUS;
}
