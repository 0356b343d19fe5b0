import { personDifference, personText } from '../../../dicom/header/person.ts';
import type { Run } from '../../../dicom/run.ts';
import type { Outline, Session } from '../../../session/document/document.ts';
import { freeName } from '../../../session/document/naming.ts';
import { MADE_BY_PROGRAM } from '../../../session/drawn/copying.ts';
import { instancesOf } from '../referenced.ts';
import { uidFrom } from '../uid.ts';
import type { StatedRegion, StructuredReport } from './structured-report.ts';

/** An outline for a session, or why there is none: it is there already, its run is not open, or a phrase after "shapes that are". */
export type Brought =
  | { readonly outline: Outline }
  | { readonly none: 'known' }
  | { readonly none: 'no run' }
  | { readonly none: 'left out'; readonly why: string };

/** The sentence where a report names another person than a run that it draws on; null where it does not. */
export function strangerTo({ file, identity, regions }: StructuredReport, runs: readonly Run[]): string | null {
  const drawnOn = new Set(regions.map(({ instance }) => instance));
  for (const run of runs.filter((one) => instancesOf(one).some((uid) => drawnOn.has(uid)))) {
    const what = personDifference(run.identity, identity);
    const [here, there] = [personText(identity), personText(run.identity)];
    if (what !== null)
      return `${file} has another ${what} than ${run.file}: ${here} and ${there}. No outline was taken from it.`;
  }
  return null;
}

/**
 * A closed line of a report as an outline of the session that waits to be accepted; `taken` are those brought before it. The same line of the
 * same report always has the same id, so that nothing comes twice.
 */
export function broughtOutline(
  region: StatedRegion,
  { identity }: StructuredReport,
  { outlines }: Pick<Session, 'outlines'>,
  runs: readonly Run[],
  taken: readonly Outline[],
): Brought {
  const run = runs.find((one) => instancesOf(one).includes(region.instance));
  if (run === undefined) return { none: 'no run' };
  const frame = frameOf(region, run);
  if (typeof frame === 'string') return { none: 'left out', why: frame };
  if (!isInside(region, run)) return { none: 'left out', why: 'outside their picture' };
  const { contour, said, shape } = region;
  const { sopInstanceUid: uid } = run.identity;
  const id = uidFrom('imported', identity.sopInstanceUid, said.tracking, uid, String(frame), JSON.stringify(contour));
  const all = [...outlines, ...taken];
  if (all.some((one) => one.id === id)) return { none: 'known' };
  if (shape === null) return { none: 'left out', why: 'too jagged to be followed within a pixel' };
  if (all.some((one) => one.run === uid && one.frame === frame && isSame(one, shape))) return { none: 'known' };
  const { role, segment, state, name: stated } = said;
  const free = stated !== '' && all.every(({ name }) => name !== stated);
  const name = free ? stated : freeName(all, role);
  return {
    outline: { id, name, run: uid, frame, ...shape, role, segment, state, ...MADE_BY_PROGRAM, origin: 'imported' },
  };
}

/** The frame (from 0) that a region lies on, or why there is none. */
function frameOf({ instance, frame }: StatedRegion, run: Run): number | string {
  const instances = instancesOf(run);
  if (instances.length > 1) return instances.indexOf(instance);
  const { frames } = run.image;
  if (frame === null) return frames === 1 ? 0 : 'without a frame number';
  const within = Number.isInteger(frame) && frame >= 1 && frame <= frames;
  return within ? frame - 1 : `on a frame that ${run.file} does not have`;
}

/** Whether a line lies on its picture; a line along its edge may leave it by a pixel. */
function isInside({ contour }: StatedRegion, { image: { columns, rows } }: Run): boolean {
  return contour.every(([x, y]) => x >= -1 && y >= -1 && x <= columns + 1 && y <= rows + 1);
}

/** Knots nearer to each other than this are the same ones, picture pixels. */
const SAME = 0.001;

function isSame(one: Outline, { knots, curve }: Pick<Outline, 'knots' | 'curve'>): boolean {
  const near = ([x, y]: (typeof knots)[number], k: number) =>
    Math.hypot(x - (one.knots[k]?.[0] ?? x + 1), y - (one.knots[k]?.[1] ?? y)) <= SAME;
  return one.curve === curve && one.knots.length === knots.length && knots.every(near);
}
