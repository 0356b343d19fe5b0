import { readFileSync } from 'node:fs';
import { type Description, description } from '../../samples/phantom/description.ts';
import { makeStudy, type Study } from '../../samples/phantom/study.ts';

/** A study as its case file describes it. */
export function caseOf(id: string): Description {
  return description.parse(
    JSON.parse(readFileSync(new URL(`../../samples/cases/${id}.json`, import.meta.url), 'utf8')),
  );
}

/** The classic study. */
export const classic: Description = caseOf('classic-left-nivl');

/** The same vein in 16 frames, 375 ms apart, without the other vein and the wire, whose places have no border to be seen; frames 4 and 12 lie exactly at end-expiration, 8 and 16 at end-inspiration. */
export const small: Description = {
  ...classic,
  id: 'small-study',
  sideVein: null,
  wire: null,
  picture: { ...classic.picture, frames: 16, framesPerSecond: 1 / 0.375 },
  breathing: { ...classic.breathing, periodS: 3, endExpirationS: 1.125 },
  pullback: {
    kind: 'manual',
    path: [
      { frame: 1, positionMm: -26 },
      { frame: 4, positionMm: 14 },
      { frame: 8, positionMm: 14 },
      { frame: 11, positionMm: 80 },
      { frame: 13, positionMm: 100 },
      { frame: 16, positionMm: 158 },
    ],
  },
};

/** Makes a study that is known to be possible. */
export function made(of: Description): Study {
  const study = makeStudy(of);
  if (!study.ok) throw new Error(study.problem);
  return study.value;
}
