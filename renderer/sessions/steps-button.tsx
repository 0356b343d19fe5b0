import { useHint } from '../commands/keymap.ts';
import { useApp } from '../state/store.ts';
import { HISTORY_LIST } from './steps.tsx';

/** The button beside Undo and Redo that shows every step. */
export function HistoryButton() {
  const none = useApp(({ study }) => study === null || study.history.past.length + study.history.future.length === 0);
  const hint = useHint('steps');
  return (
    <button type="button" className="history-button" popoverTarget={HISTORY_LIST} disabled={none} {...hint}>
      Steps
    </button>
  );
}
