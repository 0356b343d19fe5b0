import { useState } from 'react';
import { GROUPS } from '../commands/command.ts';
import { closeSheet } from '../state/editing.ts';
import { prefer } from '../state/save-preferences.ts';
import { useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { COMMANDS } from './commands.ts';
import { KeyRow } from './key-row.tsx';
import './sheets.css';

/** The sheet of keys and gestures, over the window while it is asked for; each key can be changed in it. */
export function Help() {
  const shown = useApp(({ sheet }) => sheet === 'help');
  return shown ? <Sheet /> : null;
}

function Sheet() {
  const [changing, setChanging] = useState<string | null>(null);
  const changed = usePreferences(({ keys }) => Object.keys(keys).length > 0);
  return (
    <SheetDialog title="Keys and gestures" className="keys" onClose={closeSheet}>
      <div className="columns">
        {GROUPS.filter((group) => COMMANDS.some((command) => command.group === group)).map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {COMMANDS.filter((command) => command.group === group).map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  changing={changing === command.id}
                  onChanging={(on) => setChanging(on ? command.id : null)}
                />
              ))}
            </ul>
          </section>
        ))}
        <Gestures />
      </div>
      <p>
        <button type="button" disabled={!changed} onClick={() => prefer({ keys: {} })}>
          Restore defaults
        </button>
      </p>
    </SheetDialog>
  );
}

function Gestures() {
  const { wheel, leftDrag } = usePreferences();
  const frames = 'Next or previous frame; 10 frames with Shift';
  const rows = [
    ['Wheel', wheel === 'frames' ? `${frames}; zoom with Ctrl` : `Zoom; with Ctrl: ${frames.toLowerCase()}`],
    ['Alt + wheel', 'Enlarge or shrink the selected outline'],
    [
      'Left drag',
      leftDrag === 'window'
        ? 'Window and level when no tool is active; otherwise use a right drag'
        : 'Move the picture when no tool is active',
    ],
    ['Right drag', 'Window and level when a tool is active or the left drag moves the picture'],
    ['Middle drag, Shift + left drag', 'Move the picture'],
    ['Right click, Menu key or Shift + F10', 'The menu of what is there: picture, outline, point, run, row, landmark'],
    ['Alt or F10', 'The menus at the top; arrow keys move in them'],
    ['Click on an outline', 'Add a point; drag a point to move it; Delete removes the point under the pointer'],
    ['Drag inside a drawn vessel', 'Read its diameter there; its lines and points move like those of an outline'],
    ['Click on the second picture', 'Make it active; wheel and drags act on the picture under the pointer'],
    ['Drag a run onto the picture', 'Compare with that run'],
    ['Drag in the longitudinal view', 'Mark a segment; on the line of a landmark: move the landmark'],
  ] as const;
  return (
    <section aria-label="Mouse gestures">
      <h3>Mouse gestures</h3>
      <dl>
        {rows.map(([hand, what]) => (
          <div key={hand}>
            <dt>{hand}</dt>
            <dd className="muted">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
