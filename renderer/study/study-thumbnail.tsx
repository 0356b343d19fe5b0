import { AS_STORED } from '../../core/session/document/display-orientation.ts';
import { Thumbnail } from '../decoding/run-thumbnail.tsx';
import type { StudyRun } from '../state/store.ts';
import { firstRun } from './first-run.ts';

/** A small picture of the run that a study opens on. */
export function StudyThumbnail({ study }: { readonly study: readonly StudyRun[] }) {
  const run = firstRun(study);
  return run === null ? <span className="thumbnail" /> : <Thumbnail studyRun={run} display={AS_STORED} />;
}
