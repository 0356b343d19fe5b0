import { type Anatomy, type Ball, fromBorder, isWithin, outOf, WALL_MM } from './anatomy.ts';

/** Mean echoes in dB of the brightest thing there is. */
const INTIMA_DB = -9;
const MEDIA_DB = -16;
const ADVENTITIA_DB = -12;
const TISSUE_DB = -22;
const FADING_DB_PER_MM = 0.25;
/** How much weaker a wall echoes that the beam only grazes. */
const GRAZING_DB = 11;
const ARTERY_BLOOD_DB = -41;
const ARTERY_WALL_MM = 1.2;
const ARTERY_WALL_DB = -10;
const BONE_DB = 0;
const BONE_MM = 1.2;
/** Bone is a mirror: what it sends sideways is lost. */
const BONE_GRAZING_DB = 32;
/** So little that nothing of it is ever seen. */
export const SILENCE_DB = -90;
const MASS_DB = -30;
const CAPSULE_DB = -16;
const CAPSULE_GRAZING_DB = 4;
const CAPSULE_MM = 0.5;
/** A wall heard a second time, at twice its distance. */
const AGAIN_DB = -33;
const AGAIN_MM = 0.5;

const PER_MM = 20;
const DEEPEST_MM = 40;

/** The wall's layers and the tissue beyond them, by distance from the border: intima, media, adventitia, fat. */
const OUTWARD = Float32Array.from({ length: DEEPEST_MM * PER_MM + 1 }, (_, index) => {
  const mm = index / PER_MM;
  if (mm < 0.3) return INTIMA_DB;
  if (mm < 0.5) return MEDIA_DB;
  if (mm < WALL_MM) return ADVENTITIA_DB;
  const beyond = Math.min(1, (mm - WALL_MM) / 2.5);
  return ADVENTITIA_DB + (TISSUE_DB - ADVENTITIA_DB) * beyond ** 0.6 - FADING_DB_PER_MM * (mm - WALL_MM);
});

/** Mean echo in dB of a place `distance` mm outside the lumen. */
export function outsideDb(anatomy: Anatomy, x: number, y: number, distance: number, bloodDb: number): number {
  const { artery, sideVein, spine, mass } = anatomy;
  if (sideVein !== null && isWithin(sideVein, 0, x, y)) return bloodDb;
  if (artery !== null && isWithin(artery, ARTERY_WALL_MM, x, y)) {
    const off = outOf(artery, x, y);
    if (off < 0) return Math.max(ARTERY_BLOOD_DB, againDb(anatomy, x, y));
    return roundDb(ARTERY_WALL_DB, GRAZING_DB, off / ARTERY_WALL_MM, x, y, artery);
  }
  if (distance < WALL_MM) return outwardDb(distance) - GRAZING_DB * grazingOfVein(anatomy, x, y);
  if (spine !== null) {
    const bone = boneDb(anatomy, spine, x, y);
    if (bone !== null) return bone;
  }
  if (mass !== null && isWithin(mass, 0, x, y)) {
    const off = outOf(mass, x, y);
    return off > -CAPSULE_MM ? roundDb(CAPSULE_DB, CAPSULE_GRAZING_DB, -off / CAPSULE_MM, x, y, mass) : MASS_DB;
  }
  if (sideVein !== null && isWithin(sideVein, WALL_MM, x, y))
    return roundDb(ARTERY_WALL_DB, GRAZING_DB, outOf(sideVein, x, y) / WALL_MM, x, y, sideVein);
  return outwardDb(distance);
}

/** Bone's surface where it faces the probe, silence in and behind it; null where it does not matter. */
function boneDb(anatomy: Anatomy, bone: Ball, x: number, y: number): number | null {
  // Most beams miss it: those are told apart without a root.
  if (x * bone.x + y * bone.y <= 0) return null;
  const aside = x * bone.y - y * bone.x;
  if (aside * aside > bone.radius * bone.radius * (x * x + y * y)) return null;
  const off = outOf(bone, x, y);
  const faces = x * (x - bone.x) + y * (y - bone.y) < 0;
  if (off >= 0) return faces ? null : SILENCE_DB;
  if (faces && off > -BONE_MM) return roundDb(BONE_DB, BONE_GRAZING_DB, -off / BONE_MM, x, y, bone);
  return againDb(anatomy, x, y);
}

/** Mean echo in dB of a place in the lumen: flowing blood, or what fills it there. */
export function insideDb({ section, cos, sin, fillings }: Anatomy, x: number, y: number, bloodDb: number): number {
  if (fillings.length === 0) return bloodDb;
  const dx = x - section.centre[0];
  const dy = y - section.centre[1];
  const u = (dx * cos + dy * sin) / section.long;
  const v = (dy * cos - dx * sin) / section.short;
  let db = bloodDb;
  for (const each of fillings) {
    const turn = (each.atDeg * Math.PI) / 180;
    const along = u * Math.cos(turn) + v * Math.sin(turn) - each.offset;
    const across = v * Math.cos(turn) - u * Math.sin(turn);
    const within =
      each.shape === 'clot' ? along * along + across * across < each.radius ** 2 : Math.abs(along) < each.thickness / 2;
    if (within) db = Math.max(db, each.echoDb);
  }
  return db;
}

const ROUND_FADES_DB = 9;

/** A round surface's echo at a share of its depth: weaker deeper in, and where the beam meets it flatly. */
function roundDb(db: number, grazingDb: number, depth: number, x: number, y: number, ball: Ball): number {
  return db - ROUND_FADES_DB * depth - grazingDb * grazing(x, y, x - ball.x, y - ball.y);
}

function outwardDb(distance: number): number {
  return OUTWARD[Math.min(DEEPEST_MM * PER_MM, Math.round(distance * PER_MM))] ?? SILENCE_DB;
}

/** Sound that went to the wall and back twice: only dark places show it. */
function againDb(anatomy: Anatomy, x: number, y: number): number {
  const farthest = 2 * (anatomy.farthestMm + AGAIN_MM);
  if (x * x + y * y > farthest * farthest) return SILENCE_DB;
  const half = fromBorder(anatomy, x / 2, y / 2);
  return half > 0 && half < AGAIN_MM ? AGAIN_DB : SILENCE_DB;
}

function grazingOfVein({ section, cos, sin }: Anatomy, x: number, y: number): number {
  const dx = x - section.centre[0];
  const dy = y - section.centre[1];
  const u = (dx * cos + dy * sin) / section.long ** 2;
  const v = (dy * cos - dx * sin) / section.short ** 2;
  return grazing(x, y, u * cos - v * sin, u * sin + v * cos);
}

/** How flatly the beam to (x, y) meets a wall whose normal is given: 0 = head-on, 1 = along it. */
function grazing(x: number, y: number, normalX: number, normalY: number): number {
  const lengths = Math.sqrt((x * x + y * y) * (normalX * normalX + normalY * normalY));
  return 1 - Math.abs(x * normalX + y * normalY) / (lengths + 1e-9);
}
