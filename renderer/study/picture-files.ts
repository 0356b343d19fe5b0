import { isPictureFile } from '../../core/pictures/kinds.ts';
import { refuse } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';

/** Pictures and films that were opened together, which name no study, as one study: that of the first of them by name. Later ones are another study, since nothing tells whose they are. */
export function picturesTogether(runs: readonly StudyRun[]): readonly StudyRun[] {
  const [first] = runs
    .filter(({ run }) => isPictureFile(run))
    .toSorted((a, b) => byName.compare(a.run.file, b.run.file));
  return first === undefined ? runs : runs.map((one) => inStudyOf(one, `pictures ${first.digest}`));
}

const byName = new Intl.Collator('en', { numeric: true });

/** A picture or film as part of a study; other runs say themselves which is theirs. */
export function inStudyOf<T extends Pick<StudyRun, 'run'>>(one: T, study: string): T {
  if (!isPictureFile(one.run)) return one;
  return { ...one, run: { ...one.run, identity: { ...one.run.identity, studyInstanceUid: study } } };
}

/** The runs without the pictures that lie beside DICOM files in a folder that was searched: most belong to a viewer on the disc. A sentence says how many. */
export function withoutBystanders(runs: readonly StudyRun[], isDicomThere: boolean): readonly StudyRun[] {
  const own = runs.filter(({ run }) => !isPictureFile(run));
  const others = runs.length - own.length;
  if (others === 0 || (own.length === 0 && !isDicomThere)) return runs;
  refuse(
    `${others === 1 ? '1 picture or film' : `${others} pictures and films`} beside the DICOM files of the folder ${others === 1 ? 'was' : 'were'} not opened: choose such files by themselves.`,
  );
  return own;
}
