import { useHint, useKeysText } from '../../commands/keymap.ts';
import { runCommand } from '../../commands/registered.ts';

interface Folding {
  readonly id: 'foldStudies' | 'foldPanel';
  readonly words: string;
  /** The side of the window on which it stands. */
  readonly side: 'left' | 'right';
}

/** Folds a panel away; it stands beside the panel. */
export function FoldButton({ id, words, side }: Folding) {
  const key = useKeysText(id);
  const hint = useHint(id, `Fold away: ${words.toLowerCase()}`);
  return (
    <button type="button" className="quiet small fold" aria-expanded {...hint} onClick={() => runCommand(id)}>
      <span className="unseen">{words}</span>
      <span aria-hidden="true">{side === 'left' ? `◂ ${key}` : `${key} ▸`}</span>
    </button>
  );
}

/** What stays of a panel that is folded away: a press brings it back. */
export function Rail({ id, words, side }: Folding) {
  const key = useKeysText(id);
  const hint = useHint(id, `Show: ${words.toLowerCase()}`);
  return (
    <button type="button" className="rail" aria-expanded={false} {...hint} onClick={() => runCommand(id)}>
      <span aria-hidden="true">{side === 'left' ? '▸' : '◂'}</span>
      <span className="rail-words">
        {words} <kbd>{key}</kbd>
      </span>
    </button>
  );
}
