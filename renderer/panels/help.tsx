import { GROUPS } from '../commands/command.ts';
import { useKeyWords } from '../commands/keymap.ts';
import type { Command } from '../commands/registry.ts';
import { COMMANDS } from '../commands/registry.ts';
import { useApp } from '../store.ts';

/** The sheet of shortcuts, over the window while `helpShown`. */
export function Help() {
  const shown = useApp((state) => state.helpShown);
  return shown ? <Sheet /> : null;
}

function close(): void {
  useApp.setState({ helpShown: false });
}

/** A native modal dialog keeps the focus inside and gives it back when it closes. */
function open(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}

function Sheet() {
  return (
    <dialog className="sheet" ref={open} onClose={close} aria-labelledby="help-title">
      <form method="dialog" className="row apart">
        <h2 id="help-title">Keys and gestures</h2>
        <button type="submit">Close</button>
      </form>
      {GROUPS.filter((group) => COMMANDS.some((command) => command.group === group)).map((group) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <dl>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <Row key={command.id} command={command} />
            ))}
          </dl>
        </section>
      ))}
      <section aria-label="Hands on the picture">
        <h3>Hands on the picture</h3>
        <dl>
          {GESTURES.map(({ keys, what }) => (
            <div key={keys} style={{ display: 'contents' }}>
              <dt className="muted">{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </dialog>
  );
}

function Row({ command }: { readonly command: Command }) {
  const keys = useKeyWords(command.id);
  return (
    <div style={{ display: 'contents' }}>
      <dt>{keys === '' ? <span className="muted">no key</span> : <kbd>{keys}</kbd>}</dt>
      <dd>{command.title}</dd>
    </div>
  );
}

/** What the hand does on the picture (PRODUCT "Hands"). */
const GESTURES = [
  { keys: 'Wheel', what: 'Next or previous frame; with Shift 10 frames; with Ctrl zoom' },
  { keys: 'Left drag', what: 'Window and level while nothing is being traced, else right drag' },
  { keys: 'Middle drag, Shift + left drag', what: 'Move the picture' },
  { keys: 'Click on an outline', what: 'Insert a point; drag a point to move it; right click on a point deletes it' },
] as const;
