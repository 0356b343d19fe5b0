import { Command } from 'cmdk';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { closeSheet } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import type { Entry } from './palette-entries.ts';
import { entriesOf, frameEntry, wordsFound } from './palette-entries.ts';

/** The list of all commands and of places to jump to, found by their words, over the window while it is asked for. */
export function Palette() {
  const shown = useApp(({ sheet }) => sheet === 'palette');
  return shown ? <List /> : null;
}

function List() {
  // What can be done is looked up once, when the list comes up; nothing behind it can change meanwhile.
  const [entries] = useState(() => entriesOf(useApp.getState()));
  const [typed, setTyped] = useState('');
  const frame = frameEntry(useApp.getState(), typed);
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <SheetDialog title="Commands" className="palette" onClose={closeSheet}>
      <Command label="Commands" loop vimBindings={false} filter={byText}>
        <Command.Input
          data-first
          value={typed}
          onValueChange={setTyped}
          placeholder="Search commands, outlines, landmarks and runs, or type a frame number"
        />
        <Command.List label="Commands">
          <Command.Empty>No matches.</Command.Empty>
          {frame !== null && <Row entry={frame} always />}
          {groups.map((group) => (
            <Command.Group key={group} heading={group}>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <Row key={entry.id} entry={entry} />
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </SheetDialog>
  );
}

function byText(_id: string, typed: string, words: readonly string[] = []): number {
  return wordsFound(words.join(' '), typed);
}

function Row({ entry, always = false }: { readonly entry: Entry; readonly always?: boolean }) {
  const { id, group, words, keys, whyNot } = entry;
  return (
    <Command.Item
      value={id}
      keywords={[words, group]}
      disabled={whyNot !== null}
      forceMount={always}
      onSelect={() => choose(entry)}
    >
      <span>
        {words}
        {whyNot !== null && <span className="small"> · {whyNot}</span>}
      </span>
      {keys !== '' && <kbd>{keys}</kbd>}
    </Command.Item>
  );
}

/** The list goes first, so that the focus is back where it was when the run is done. */
function choose({ run }: Entry): void {
  flushSync(closeSheet);
  run();
}
