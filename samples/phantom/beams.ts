import type { Description } from './description.ts';
import { radians } from './geometry.ts';
import type { Moment } from './motion.ts';
import { BEAMS, type Polar, SAMPLES } from './speckle.ts';

const WIRE_SHADOW_DB = 22;
const WIRE_HALF_DEG = 6;
const WIRE_ECHO_HALF_DEG = 13;
const WIRE_OFF_CATHETER_MM = 0.6;
/** The wire's echo comes again and again, weaker each time. */
const COMETS = 5;
const COMET_EVERY_MM = 0.45;
const COMET_FADES_DB = 6;
const WIRE_DB = -2;

/** What single beams suffer in one frame: written into polar pictures in dB. */
export interface BeamTroubles {
  /** Takes the shadow of the wire and the dropouts off a picture. */
  readonly dim: (picture: Polar) => void;
  /** Echo of the wire itself in dB at a place (mm from the catheter), or −100. */
  readonly wireDb: (x: number, y: number) => number;
}

/** The troubles of one moment. */
export function beamTroubles(description: Description, moment: Moment): BeamTroubles {
  const { wire, picture, catheter } = description;
  const share = (moment.frame - 1) / (picture.frames - 1);
  const angle = wire && radians(wire.fromDeg + (wire.toDeg - wire.fromDeg) * share);
  const near = catheter.radiusMm + WIRE_OFF_CATHETER_MM;
  const perMm = SAMPLES / (picture.fieldMm / 2);
  const losses = Float32Array.from({ length: BEAMS }, (_, beam) =>
    lossOf(description, moment, (2 * Math.PI * beam) / BEAMS),
  );
  const shadows = Float32Array.from({ length: BEAMS }, (_, beam) =>
    angle === null ? 0 : WIRE_SHADOW_DB * bell((2 * Math.PI * beam) / BEAMS - angle, radians(WIRE_HALF_DEG)),
  );
  return {
    dim: (polar) => {
      for (let beam = 0; beam < BEAMS; beam++) {
        const loss = losses[beam] ?? 0;
        const shadow = shadows[beam] ?? 0;
        if (loss < 0.1 && shadow < 0.1) continue;
        const behind = Math.ceil(near * perMm);
        for (let sample = 0; sample < SAMPLES; sample++) {
          const at = beam * SAMPLES + sample;
          polar[at] = (polar[at] ?? 0) - loss - (sample < behind ? 0 : shadow);
        }
      }
    },
    wireDb: (x, y) => (angle === null ? SILENT : cometDb(Math.hypot(x, y) - near, Math.atan2(y, x) - angle)),
  };
}

const SILENT = -100;

function cometDb(beyond: number, off: number): number {
  const echo = Math.round(beyond / COMET_EVERY_MM);
  if (echo < 0 || echo >= COMETS) return SILENT;
  const along = (beyond - echo * COMET_EVERY_MM) / 0.14;
  const across = Math.atan2(Math.sin(off), Math.cos(off)) / radians(WIRE_ECHO_HALF_DEG);
  const db = WIRE_DB - COMET_FADES_DB * echo - 4 * (along * along + across * across);
  return Math.max(SILENT, db);
}

function lossOf({ dropouts }: Description, { positionMm }: Moment, turn: number): number {
  return dropouts
    .filter(({ startMm, endMm }) => positionMm >= startMm && positionMm <= endMm)
    .reduce((sum, { atDeg, widthDeg, lossDb }) => sum + lossDb * bell(turn - radians(atDeg), radians(widthDeg) / 2), 0);
}

/** 1 in the middle, 1/e at `half`; angles in radians, all the way round. */
function bell(off: number, half: number): number {
  return Math.exp(-((Math.atan2(Math.sin(off), Math.cos(off)) / half) ** 2));
}
