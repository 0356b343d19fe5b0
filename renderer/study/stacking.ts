import { stackDigest, stackedRun } from '../../core/dicom/stack/stacked-run.ts';
import { mayBeFrame, stackedEntries } from '../../core/dicom/stack/stacks.ts';
import { isPictureFile } from '../../core/pictures/kinds.ts';
import type { Session } from '../../core/session/document/document.ts';
import { type FileLocation, sizeOf } from '../shell/location.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';

/** Whether only all files together tell where a run belongs: single frames to a run, pictures to a study. */
export function needsOthers({ run }: StudyRun): boolean {
  return mayBeFrame(run) || isPictureFile(run);
}

/** The runs with the single frames of each series put together where they are one run; what stays apart and why is said, now and in its entry. */
export function stacked(opened: readonly StudyRun[]): readonly StudyRun[] {
  const runs: StudyRun[] = [];
  for (const { frames, remarks } of stackedEntries(opened)) {
    for (const remark of remarks) notice(remark);
    const [only] = frames;
    if (frames.length > 1) runs.push(stackOf(frames, remarks));
    else if (only !== undefined)
      runs.push({ ...only, run: { ...only.run, warnings: [...only.run.warnings, ...remarks] } });
  }
  return runs;
}

function stackOf(frames: readonly StudyRun[], remarks: readonly string[]): StudyRun {
  const parts = frames.flatMap(({ location }): readonly FileLocation[] =>
    location.kind === 'files' ? [] : [location],
  );
  const run = stackedRun(
    frames.map(({ run: of, location }) => ({ run: of, size: sizeOf(location) })),
    remarks,
  );
  const location = { kind: 'files', name: run.file, parts } as const;
  return {
    run,
    digest: stackDigest(frames.map(({ digest }) => digest)),
    location,
    token: null,
    parts: frames,
  };
}

/** The runs, and those of their single frames that a session speaks of by themselves: it was made when they were opened alone. */
export function withRecordedParts(runs: readonly StudyRun[], session: Pick<Session, 'runs'>): readonly StudyRun[] {
  const recorded = new Set(session.runs.map(({ sopInstanceUid }) => sopInstanceUid));
  return runs.flatMap((one) => [one, ...one.parts.filter(({ run }) => recorded.has(run.identity.sopInstanceUid))]);
}
