import { shell } from '../shell/shell.ts';
import { shownNow } from '../state/patient.ts';
import type { Missing } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { showMissing } from '../state/study.ts';
import { fileNames, locate } from './locating.ts';

/** Which runs of a study are no longer where they were, with the way to find them; nothing while all are there. */
export function MissingFiles() {
  const missing = useApp((state) => state.missing);
  const here = useApp((state) => state.study?.key === state.missing?.key);
  if (missing === null) return null;
  return (
    <div role="alert" data-testid="missing" className="missing">
      <p>{missingText(missing, here)}</p>
      <span className="group">
        <button type="button" onClick={() => void locate('file')}>
          Locate file…
        </button>
        <button type="button" onClick={() => void locate('folder')}>
          Locate folder…
        </button>
        <button type="button" onClick={() => showMissing(null)}>
          Not now
        </button>
      </span>
    </div>
  );
}

function missingText({ runs }: Missing, onScreen: boolean): string {
  const names = shownNow(fileNames(runs));
  const [it, its, is] = runs.length === 1 ? ['it', 'its', 'is'] : ['them', 'their', 'are'];
  const what = shell.reopensFiles
    ? `${names} ${is} no longer where ${runs.length === 1 ? 'it was' : 'they were'}`
    : `A page cannot open ${names} again by itself`;
  return onScreen
    ? `${what}: your outlines keep their readings, but ${its} pictures are missing until you locate ${it}.`
    : `${what}: locate ${it} to go on with this study. Your work is kept.`;
}
