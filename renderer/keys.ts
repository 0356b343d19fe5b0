import { flush, saveToFile } from './keeping.ts';
import { openGathered } from './opening.ts';
import { askForMark } from './panels/mark-menu.tsx';
import { shell } from './shell.ts';
import { runNow, showFrame, step, useApp } from './store.ts';
import { turnBy } from './timeline/state.ts';
import {
  cancelDraft,
  closeDraft,
  deleteSelected,
  resetView,
  takeBackKnot,
  togglePlay,
  zoomBy,
} from './viewer/deeds.ts';

/** A deed that a key does. `keys` is shown to the operator; `press` names the key event, modifiers first. */
interface Shortcut {
  readonly keys: string;
  readonly what: string;
  readonly press: readonly string[];
  readonly deed: () => void;
}

const ZOOM_STEP = 1.25;
const by = (frames: number) => () => showFrame(useApp.getState().frame + frames);

/** Every shortcut of the window, in the order of the sheet. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'Ctrl+O', what: 'Open files or a saved session', press: ['Ctrl+o'], deed: openFiles },
  { keys: 'Ctrl+S', what: 'Save the session', press: ['Ctrl+s'], deed: saveHere },
  {
    keys: 'Ctrl+Shift+S',
    what: 'Save the session as another file',
    press: ['Ctrl+Shift+s'],
    deed: saveElsewhere,
  },
  { keys: '→ or D', what: 'Next frame', press: ['ArrowRight', 'd'], deed: by(1) },
  { keys: '← or A', what: 'Previous frame', press: ['ArrowLeft', 'a'], deed: by(-1) },
  { keys: 'Page down', what: '10 frames on', press: ['PageDown'], deed: by(10) },
  { keys: 'Page up', what: '10 frames back', press: ['PageUp'], deed: by(-10) },
  { keys: 'Home', what: 'First frame', press: ['Home'], deed: () => showFrame(0) },
  {
    keys: 'End',
    what: 'Last frame',
    press: ['End'],
    deed: () => showFrame((runNow(useApp.getState())?.run.image.frames ?? 1) - 1),
  },
  { keys: 'Space', what: 'Play or stop', press: [' '], deed: togglePlay },
  {
    keys: 'E',
    what: 'Trace a lumen with a closed spline',
    press: ['e'],
    deed: () => useApp.setState({ tool: 'spline' }),
  },
  {
    keys: 'K',
    what: 'Calibrate on a known length',
    press: ['k'],
    deed: () => useApp.setState({ tool: 'calibrate', panel: 'measure' }),
  },
  { keys: 'B', what: 'Mark this frame as a place along the vein', press: ['b'], deed: askForMark },
  { keys: 'V', what: 'Select and move', press: ['v'], deed: () => useApp.setState({ tool: 'select' }) },
  { keys: 'Enter', what: 'Close the outline being traced', press: ['Enter'], deed: closeDraft },
  { keys: 'Backspace', what: 'Take back the last point', press: ['Backspace'], deed: takeBackKnot },
  { keys: 'Esc', what: 'Stop tracing', press: ['Escape'], deed: cancelDraft },
  { keys: 'Delete', what: 'Delete the selected outline', press: ['Delete'], deed: deleteSelected },
  { keys: 'Ctrl+Z', what: 'Undo', press: ['Ctrl+z'], deed: undoHere },
  { keys: 'Ctrl+Y', what: 'Redo', press: ['Ctrl+y', 'Ctrl+Shift+z'], deed: () => step('redo') },
  { keys: '+', what: 'Zoom in', press: ['+', '='], deed: () => zoomBy(ZOOM_STEP) },
  { keys: '−', what: 'Zoom out', press: ['-'], deed: () => zoomBy(1 / ZOOM_STEP) },
  { keys: 'R', what: 'Reset the view', press: ['r'], deed: resetView },
  { keys: '[', what: 'Turn the longitudinal cut back', press: ['['], deed: () => turnBy(-1) },
  { keys: ']', what: 'Turn the longitudinal cut on', press: [']'], deed: () => turnBy(1) },
  {
    keys: 'H',
    what: 'Hide or show the outlines',
    press: ['h'],
    deed: () => useApp.setState(({ overlaysShown }) => ({ overlaysShown: !overlaysShown })),
  },
  {
    keys: '?',
    what: 'This sheet',
    press: ['?'],
    deed: () => useApp.setState(({ helpShown }) => ({ helpShown: !helpShown })),
  },
];

const DEEDS = new Map(SHORTCUTS.flatMap(({ press, deed }) => press.map((key) => [key, deed] as const)));

/** Takes back the last point while an outline is being traced, else the last deed. */
function undoHere(): void {
  if (useApp.getState().draft?.kind === 'drawing') takeBackKnot();
  else step('undo');
}

/** Opens what the operator chooses in the dialog. */
export function openFiles(): void {
  void shell.chooseFiles().then(openGathered);
}

/** Opens the folder that the operator chooses. */
export function openFolder(): void {
  void shell.chooseFolder().then(openGathered);
}

/** Saves the session to its file, with whatever stands in the field being typed into. */
export function saveHere(): void {
  finishTyping();
  void saveToFile(false);
}

function saveElsewhere(): void {
  finishTyping();
  void saveToFile(true);
}

/** A field keeps its text when it is left; saving and closing must not miss what still stands in one. */
function finishTyping(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Keys are for the picture: a button that was pressed by the mouse does not hold on to Space and Enter. */
function letGo(event: MouseEvent): void {
  const byMouse = event.detail > 0 && event.target instanceof Element;
  if (byMouse)
    (event.target.closest('.toolbar button, .frame-bar button, .timeline-head button') as HTMLElement | null)?.blur();
}

/** Listens to the keyboard; gives the function that stops listening. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent) => {
    const deed = DEEDS.get(nameOf(event));
    if (deed === undefined || needsKey(event)) return;
    event.preventDefault();
    deed();
  };
  window.addEventListener('keydown', listener);
  window.addEventListener('click', letGo);
  return () => {
    window.removeEventListener('keydown', listener);
    window.removeEventListener('click', letGo);
  };
}

/** Does what the shell's menu asks for. */
export function listenToMenu(): void {
  shell.onCommand((command) => {
    const deeds: Readonly<Record<typeof command, () => void>> = {
      open: openFiles,
      openFolder,
      save: saveHere,
      saveAs: saveElsewhere,
      undo: undoHere,
      redo: () => step('redo'),
      resetView,
      play: togglePlay,
      help: () => useApp.setState({ helpShown: true }),
      flushAndClose: () => {
        finishTyping();
        void flush().finally(() => shell.closeNow());
      },
    };
    deeds[command]();
  });
}

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  if (event.altKey) return '';
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (control !== '' || event.key.length > 1) ? 'Shift+' : '';
  return control + shift + letter;
}

/** True where the focused control has its own use for the key: typing in a field, arrows in a list or slider, Space and Enter on a button, all but commands while a dialog is open. */
function needsKey(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea, select, [contenteditable="true"]');
  if (field instanceof HTMLInputElement && ['radio', 'checkbox', 'range'].includes(field.type)) {
    return /^(Arrow|Page|Home|End| )/.test(event.key);
  }
  const command = event.ctrlKey || event.metaKey;
  if (field !== null) return !(command && ['o', 's'].includes(event.key.toLowerCase()));
  // Nothing behind an open dialog may move, and Escape has to close it.
  if (document.querySelector('dialog[open]') !== null && event.key !== '?') return !command;
  const control = target.closest('button, a, summary, [role="tab"], [role="row"]');
  return (
    control !== null &&
    (event.key === 'Enter' || event.key === ' ' || (control.role === 'tab' && /^Arrow|Home|End/.test(event.key)))
  );
}
