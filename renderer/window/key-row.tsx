import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppCommand } from '../commands/command.ts';
import { keyNameOf, keyText } from '../commands/key-names.ts';
import { keysText, useKeysText } from '../commands/keymap.ts';
import { givenKey, holderOf, resetKey, whyUnusable } from '../commands/own-keys.ts';
import { prefer } from '../state/save-preferences.ts';
import { usePreferences } from '../ui/preferences.ts';

/** A command with its keys in the sheet, and what it takes to change them. */
export function KeyRow(props: {
  readonly command: AppCommand;
  readonly changing: boolean;
  readonly onChanging: (on: boolean) => void;
}) {
  const { command, changing, onChanging } = props;
  const words = useKeysText(command.id);
  const own = usePreferences(({ keys }) => keys[command.id] !== undefined);
  const done = () => {
    flushSync(() => onChanging(false));
    document.getElementById(`change-${command.id}`)?.focus();
  };
  return (
    <li className="key-row">
      <span className="what">{command.title}</span>
      {own && !changing && (
        <button
          type="button"
          className="quiet"
          aria-label={`Restore the default key: ${command.title}`}
          onClick={() => prefer({ keys: resetKey(usePreferences.getState().keys, command.id) })}
        >
          Restore default
        </button>
      )}
      {words === '' ? <span className="muted">no key</span> : <kbd>{words}</kbd>}
      {!changing && (
        <button
          type="button"
          className="quiet"
          id={`change-${command.id}`}
          aria-label={`Change the key: ${command.title}`}
          onClick={() => onChanging(true)}
        >
          Change
        </button>
      )}
      {changing && <NewKey command={command} onDone={done} />}
    </li>
  );
}

/** Waits for the new key; a key of another command is named before it is taken over. */
function NewKey({ command, onDone }: { readonly command: AppCommand; readonly onDone: () => void }) {
  const [wanted, setWanted] = useState<string | null>(null);
  const keys = usePreferences((preferences) => preferences.keys);
  const holder = wanted === null ? null : holderOf(keys, wanted, command.id);
  const refusal = wanted === null ? null : whyUnusable(wanted);
  const take = (press: string) => {
    prefer({ keys: givenKey(keys, command.id, press) });
    onDone();
  };
  const listen = (event: KeyboardEvent) => {
    const press = keyNameOf(event);
    // Tab still leaves, so that nobody is locked in.
    if (press === '' || press === 'Tab' || press === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (press === 'Escape') return onDone();
    setWanted(press);
    if (whyUnusable(press) === null && holderOf(keys, press, command.id) === null) take(press);
  };
  return (
    <div className="new-key">
      <input
        type="text"
        ref={focus}
        readOnly
        value={wanted === null ? 'Press the new key, or Esc' : keyText(wanted)}
        aria-label={`New key: ${command.title}`}
        onKeyDown={listen}
      />
      <p role="status">
        {refusal !== null && <span className="bad">✕ {refusal}</span>}
        {refusal === null && holder !== null && wanted !== null && (
          <span className="warn">
            ? {keyText(wanted)} is already the key for “{holder.title}”. If you assign it here, that command is left
            with {keysLeft(holder, wanted)}.
          </span>
        )}
      </p>
      {refusal === null && holder !== null && wanted !== null && (
        <button type="button" onClick={() => take(wanted)}>
          Assign key
        </button>
      )}
      <button type="button" onClick={onDone}>
        Cancel
      </button>
    </div>
  );
}

function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

function keysLeft({ id }: AppCommand, taken: string): string {
  const words = keysText(id)
    .split(' or ')
    .filter((each) => each !== keyText(taken))
    .join(' or ');
  return words === '' ? 'no key' : words;
}
