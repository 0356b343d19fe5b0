import type { ReactNode } from 'react';
import { useHint } from '../commands/keymap.ts';
import type { CommandId } from '../commands/registry.ts';
import { doCommand } from '../commands/registry.ts';

/** A button that does a command; its tooltip says what that is and which key does it. */
export function CommandButton(props: {
  readonly id: CommandId;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  const hint = useHint(props.id);
  return (
    <button type="button" title={hint} disabled={props.disabled ?? false} onClick={() => doCommand(props.id)}>
      {props.children}
    </button>
  );
}
