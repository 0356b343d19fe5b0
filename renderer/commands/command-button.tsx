import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useHint } from './keymap.ts';
import { runCommand } from './registered.ts';

/** A button that does a command; its tooltip says what that is and which key does it. */
export function CommandButton(props: {
  readonly id: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  const { id, className } = props;
  const hint = useHint(id);
  return (
    <button
      type="button"
      className={className}
      {...hint}
      disabled={props.disabled ?? false}
      onClick={() => runCommand(id)}
    >
      {props.children}
    </button>
  );
}

/** The same with a drawing, which stands for the words where the window is narrow. */
export function CommandIcon(props: {
  readonly id: string;
  readonly words: string;
  /** What it does just now, where that is more than the words. */
  readonly name?: string;
  readonly disabled?: boolean;
  /** How soon its words give way. */
  readonly kind?: 'minor' | 'file';
  readonly children: ReactNode;
}) {
  const { id, words, name, kind = 'minor' } = props;
  const hint = useHint(id, name);
  return (
    <button
      type="button"
      className={`tool ${kind}`}
      aria-label={name ?? words}
      {...hint}
      disabled={props.disabled ?? false}
      onClick={() => runCommand(id)}
    >
      <Icon>{props.children}</Icon>
      <span className="tool-label">{words}</span>
    </button>
  );
}
