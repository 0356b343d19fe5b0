import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { useDecides } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { isComposing } from '../ui/composing.ts';
import type { OutlineEntry } from './rows-model.ts';

type Chosen = 'role' | 'segment' | 'state';

/** A role, segment or state in the table: words, or a list to choose from while the row is in use. */
export function WordCell<Name extends Chosen>(props: {
  readonly of: Outline;
  readonly word: Name;
  readonly value: Outline[Name];
  readonly words: Readonly<Record<Outline[Name], string>>;
  readonly editable: boolean;
}) {
  const { of, word, value, words, editable } = props;
  const entries = Object.entries(words) as [Outline[Name], string][];
  if (!editable) return <td className={`${word}-cell ${word === 'role' ? value : ''}`}>{words[value]}</td>;
  return (
    <td className={`${word}-cell`}>
      <select
        aria-label={`${TITLES[word]} of ${of.name}`}
        value={value}
        onChange={({ target }) =>
          dispatch({ type: 'describe', id: of.id, words: { [word]: target.value } as Partial<OutlineDescription> })
        }
      >
        {entries.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </td>
  );
}

const TITLES: Readonly<Record<Chosen, string>> = { role: 'Role', segment: 'Segment', state: 'State' };

/** The outline's name with what is special about it; a field while it is being renamed (F2 or a double click). */
export function NameCell(props: {
  readonly entry: OutlineEntry;
  readonly renaming: boolean;
  readonly onRename: (on: boolean) => void;
}) {
  const { entry, renaming, onRename } = props;
  const { outline, run } = entry;
  const decides = useDecides(outline);
  const several = useApp((state) => (sessionNow(state)?.runs.length ?? 0) > 1);
  if (renaming) return <Renaming outline={outline} onDone={() => onRename(false)} />;
  return (
    <td className="name-cell anywhere" onDoubleClick={() => onRename(true)}>
      {outline.name}
      {decides && <span className="badge">decides</span>}
      {outline.repeatOf !== null && <span className="badge">repeat</span>}
      {outline.normal && <span className="badge">normal</span>}
      {several && <span className="muted"> {shownNow(run.fileName)}</span>}
    </td>
  );
}

/** The name is kept when the field is left or Enter is pressed; Escape gives the typing up. */
function Renaming({ outline, onDone }: { readonly outline: Outline; readonly onDone: () => void }) {
  const { id, name } = outline;
  const keep = (typed: string) => {
    if (typed !== '' && typed !== name) dispatch({ type: 'describe', id, words: { name: typed } });
    onDone();
  };
  return (
    <td className="name-cell">
      <input
        type="text"
        ref={focusWhole}
        aria-label={`Name of ${name}`}
        defaultValue={name}
        onBlur={({ currentTarget }) => keep(currentTarget.value.trim())}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          const { key, currentTarget } = event;
          if (key === 'Escape') currentTarget.value = name;
          if (key !== 'Enter' && key !== 'Escape') return;
          // Escape would close the sheet around the table.
          event.preventDefault();
          backToRow(currentTarget);
        }}
      />
    </td>
  );
}

function focusWhole(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

/** The keys belong to the row again. */
function backToRow(input: HTMLElement): void {
  input.closest('tr')?.querySelector<HTMLElement>('[data-row]')?.focus();
}
