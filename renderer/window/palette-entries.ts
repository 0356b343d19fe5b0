import { keysText } from '../commands/keymap.ts';
import { registeredCommands, runCommand } from '../commands/registered.ts';
import { showFrame, showObject, showRun } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import type { AppState } from '../state/store.ts';
import { runNow, runOf, sessionNow } from '../state/store.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';

/** A row of the command list. */
export interface Entry {
  /** Unique among all rows. */
  readonly id: string;
  readonly group: string;
  readonly words: string;
  /** Its keys as the operator reads them; '' for none. */
  readonly keys: string;
  /** Why it cannot be done now, or null. */
  readonly whyNot: string | null;
  readonly run: () => void;
}

/** Everything that can be chosen in the command list now: commands, then places to jump to. */
export function entriesOf(state: AppState): readonly Entry[] {
  return [...commandEntries(), ...outlineEntries(state), ...landmarkEntries(state), ...runEntries(state)];
}

/** Going to a frame by its number, where a number was typed that the run on the screen has; else null. */
export function frameEntry(state: AppState, typed: string): Entry | null {
  const frames = runNow(state)?.run.image.frames ?? 0;
  const frame = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : 0;
  if (frame < 1 || frame > frames) return null;
  return jump('frame', 'Go to', `Frame ${frame} of ${frames}`, () => showFrame(frame - 1));
}

/** How well a text has every word that was typed, in any order: 1 where each begins a word of it, 0.5 where each is somewhere in it, 0 where one is not. */
export function wordsFound(text: string, typed: string): number {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const inside = text.toLowerCase();
  if (!wanted.every((word) => inside.includes(word))) return 0;
  const words = inside.split(/[^\p{L}\p{N}]+/u);
  return wanted.every((word) => words.some((each) => each.startsWith(word))) ? 1 : 0.5;
}

function commandEntries(): readonly Entry[] {
  return registeredCommands()
    .filter(({ id }) => id !== 'palette')
    .map((command) => ({
      id: command.id,
      group: command.group,
      words: command.title,
      keys: keysText(command.id),
      whyNot: command.whyNot?.() ?? null,
      run: () => runCommand(command.id),
    }));
}

function outlineEntries(state: AppState): readonly Entry[] {
  return (sessionNow(state)?.outlines ?? []).map((outline) => {
    const words = `${outline.name}: frame ${outline.frame + 1}${ofRun(state, outline.run)}`;
    return jump(`outline ${outline.id}`, 'Go to an outline', words, () => showObject(outline));
  });
}

function landmarkEntries(state: AppState): readonly Entry[] {
  return (sessionNow(state)?.marks ?? []).map(({ id, run, frame, station }) => {
    const words = `${LANDMARK_LABELS[station].words}: frame ${frame + 1}${ofRun(state, run)}`;
    return jump(`mark ${id}`, 'Go to a landmark', words, () => {
      showRun(run);
      showFrame(frame);
    });
  });
}

function runEntries(state: AppState): readonly Entry[] {
  return (state.study?.runs ?? []).map(({ run }) => {
    const { sopInstanceUid, modality } = run.identity;
    return jump(`run ${sopInstanceUid}`, 'Show a run', `${shownNow(run.file)} (${modality})`, () =>
      showRun(sopInstanceUid),
    );
  });
}

/** Which run, where there are several. */
function ofRun({ study }: AppState, uid: string): string {
  const runs = study?.runs ?? [];
  const found = runOf(study, uid);
  return runs.length > 1 && found !== null ? ` of ${shownNow(found.run.file)}` : '';
}

function jump(id: string, group: string, words: string, run: () => void): Entry {
  return { id, group, words, keys: '', whyNot: null, run };
}
