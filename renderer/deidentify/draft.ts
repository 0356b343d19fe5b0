import type { RequestOf } from '../../core/contract.ts';
import type { MaskWish } from '../../core/dicom/deidentify/mask.ts';
import { regionBoxes } from '../../core/dicom/deidentify/mask.ts';
import type { Box, Run } from '../../core/dicom/run.ts';
import type { Session } from '../../core/session/document/document.ts';
import { writeSession } from '../../core/session/document/file.ts';
import type { StudyRun } from '../state/store.ts';

/** What is to become of one run: whether it is copied, what becomes black, and the operator's word to have looked. */
export interface RunDraft {
  readonly copied: boolean;
  readonly mask: MaskWish;
  readonly looked: boolean;
}

/** The drafts of the runs of a study by their SOP instance UID. */
export type Drafts = Readonly<Record<string, RunDraft>>;

/** True where something lies outside the ultrasound regions of a run, so that it can be made black. */
export function hasOutside(run: Pick<Run, 'spacing' | 'image'>): boolean {
  const { rows, columns } = run.image;
  const regions = regionBoxes(run);
  const whole = regions.some(({ x0, y0, x1, y1 }) => x0 === 0 && y0 === 0 && x1 === columns - 1 && y1 === rows - 1);
  return regions.length > 0 && !whole;
}

/** Everything outside the regions is proposed to become black; nobody has looked yet. */
export function firstDrafts(runs: readonly StudyRun[]): Drafts {
  return Object.fromEntries(
    runs.map(({ run }) => [
      run.identity.sopInstanceUid,
      { copied: true, mask: { outsideRegions: hasOutside(run), boxes: [] }, looked: false },
    ]),
  );
}

/** The files of a run by the shell's names for them; none where it has none. */
export function tokensOf({ token, parts }: StudyRun): readonly string[] {
  return token === null ? parts.flatMap((part) => part.token ?? []) : [token];
}

/** Why copies cannot be made yet, or null. */
export function whyNotYet(runs: readonly StudyRun[], drafts: Drafts, withSession: boolean): string | null {
  const chosen = runs.filter(({ run }) => drafts[run.identity.sopInstanceUid]?.copied === true);
  if (chosen.length === 0) return 'Choose at least one run.';
  if (withSession && chosen.length < runs.length)
    return 'The session needs all its runs: choose them all, or leave the session out.';
  const unseen = chosen.filter(({ run }) => drafts[run.identity.sopInstanceUid]?.looked !== true).length;
  if (unseen === 0) return null;
  return unseen === 1 ? 'Look at 1 more run and confirm it.' : `Look at ${unseen} more runs and confirm them.`;
}

/** What the shell is asked for. */
export function requestFor(
  runs: readonly StudyRun[],
  drafts: Drafts,
  session: Session | null,
): RequestOf<'deidentify'> {
  const chosen = runs.flatMap((studyRun) => {
    const draft = drafts[studyRun.run.identity.sopInstanceUid];
    if (draft?.copied !== true) return [];
    const { outsideRegions, boxes } = draft.mask;
    const mask = { outsideRegions, boxes: boxes.map((box) => ({ ...box })) };
    return [{ tokens: [...tokensOf(studyRun)], mask, confirmed: draft.looked }];
  });
  return { runs: chosen, session: session === null ? null : writeSession(session) };
}

/** The box between two places of a picture, in whole pixels inside it; null where it holds none. */
export function boxBetween(
  one: readonly [number, number],
  other: readonly [number, number],
  { rows, columns }: Pick<Run['image'], 'rows' | 'columns'>,
): Box | null {
  const low = (a: number, b: number) => Math.max(0, Math.floor(Math.min(a, b)));
  const high = (a: number, b: number, most: number) => Math.min(most, Math.ceil(Math.max(a, b))) - 1;
  const box = {
    x0: low(one[0], other[0]),
    y0: low(one[1], other[1]),
    x1: high(one[0], other[0], columns),
    y1: high(one[1], other[1], rows),
  };
  return box.x1 > box.x0 && box.y1 > box.y0 ? box : null;
}
