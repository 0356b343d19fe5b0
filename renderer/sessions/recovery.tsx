import { create } from 'zustand';
import type { Crash } from '../../core/session/document/saved.ts';
import { shell } from '../shell/shell.ts';
import { useApp } from '../state/store.ts';
import { openSaved } from '../study/opening.ts';
import { studyText } from '../ui/patient-text.ts';
import { exactText, whenText } from './text.ts';

const useCrash = create<{ readonly crash: Crash | null }>(() => ({ crash: null }));
const forget = () => useCrash.setState({ crash: null });

/** Asks the shell once whether the program ended unexpectedly the last time. Where only the window started anew, the study that was on the screen comes back by itself. */
export async function askAboutCrash(): Promise<void> {
  const crash = await shell.lastCrash();
  if (crash?.restarted !== true) useCrash.setState({ crash });
  else if (crash.key !== useApp.getState().study?.key) await openSaved(crash.id);
}

/** Tells the shell which study is on the screen, now and whenever that changes. */
export function tellWhatIsOpen(): void {
  useApp.subscribe(({ study }, before) => {
    if (study?.key === before.study?.key) return;
    if (study === null) return void shell.nowOpen(null);
    const identity = study.runs[0]?.run.identity;
    // A session apart from the one of its study (an attempt at a practice study) is gone on with where it was begun.
    const apart = study.key !== study.history.present.study;
    const name = identity === undefined ? '' : studyText(identity);
    void shell.nowOpen(apart ? null : { key: study.key, name });
  });
}

/** After a crash: what was open then, offered beside whatever is opened now. Gone when answered, or when that study is opened anyway. */
export function Recovery() {
  const crash = useCrash((state) => state.crash);
  const here = useApp((state) => state.study?.key);
  if (crash === null || crash.key === here) return null;
  const open = () => {
    forget();
    void openSaved(crash.id);
  };
  return (
    <section className="recovery row" role="alert" aria-label="The program closed unexpectedly">
      <p>
        The program closed unexpectedly at about {whenText(crash.endedMs)} while <strong>{crash.name}</strong> was open.
        All work up to {exactText(crash.keptMs, crash.endedMs)} is saved.
      </p>
      <button type="button" onClick={open}>
        Open it
      </button>
      <button type="button" onClick={forget}>
        Not now
      </button>
    </section>
  );
}
