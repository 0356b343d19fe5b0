import { greatestOf } from '../../core/extremes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Description } from './description.ts';
import { digestOf } from './digest.ts';
import { painterOf } from './draw.ts';
import { freePlay, outlineOf } from './geometry.ts';
import { ivusFile } from './ivus-file.ts';
import { type Moment, momentsOf } from './motion.ts';
import { type Truth, truthOf } from './truth.ts';
import { drawVenogram } from './venogram-draw.ts';
import { venogramFile } from './venogram-file.ts';

/** Raise it with every change of the phantom that changes a file it makes: samples made by another version are made anew. */
const PHANTOM_VERSION = 5;

/** One study, made: the DICOM files and what is true of them. */
export interface Study {
  readonly ivus: Uint8Array;
  /** Null where the study has no venogram. */
  readonly venogram: Uint8Array | null;
  readonly truth: Truth;
}

/** Draws a described study; the same description gives the same bytes. Fails when catheter or vein do not fit. */
export function makeStudy(of: Description): Result<Study> {
  const { picture, catheter, id } = of;
  const moments = momentsOf(of);
  const tight = moments.find(({ section }) => freePlay(section, catheter.radiusMm) <= 0);
  if (tight)
    return fail(
      `${id}: in frame ${tight.frame} the catheter does not fit into the lumen; move the centre of the lumen.`,
    );
  const wide = moments.find((moment) => farthest(moment) >= picture.fieldMm / 2);
  if (wide) return fail(`${id}: in frame ${wide.frame} the lumen extends beyond the field; enlarge the field.`);
  const pictures = pictureDigest(of);
  return ok({
    ivus: ivusFile(of, pictures, moments.map(painterOf(of))),
    venogram: of.venogram && venogramFile(of, pictures, drawVenogram(of)),
    truth: truthOf(of, studyDigest(of), pictures),
  });
}

function farthest({ section }: Moment): number {
  return greatestOf(outlineOf(section, 64).map(([x, y]) => Math.hypot(x, y)));
}

/** The identity of a study's truth: changes with what is drawn, true and given, and with the phantom. */
export function studyDigest({ id, title, history, teachingPoint, trains, ...told }: Description): string {
  return digestOf(JSON.stringify([PHANTOM_VERSION, told]));
}

/**
 * The identity of a study's pictures: changes with what is drawn, and with the phantom. What is only said or known of a study leaves
 * its pictures and their UIDs as they are, so that an attempt that was begun on them goes on.
 */
export function pictureDigest(of: Description): string {
  const { number, seed, picture, catheter, stations, breathing, pullback, file, findings } = of;
  const { artery, sideVein, spine, mass, fillings, wire, dropouts, echo, venogram } = of;
  const vein = { number, seed, picture, catheter, stations, breathing, pullback, file, side: findings.side };
  const around = { artery, sideVein, spine, mass, fillings, wire, dropouts, echo, venogram };
  return digestOf(JSON.stringify([PHANTOM_VERSION, vein, around]));
}
