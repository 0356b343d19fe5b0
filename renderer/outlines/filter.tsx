import type { Outline } from '../../core/session/document/document.ts';
import { ROLES } from '../ui/labels.ts';
import { removeOutlines } from './bulk.ts';
import { accept } from './reshape.ts';
import type { TableView } from './rows-model.ts';
import { useTableView } from './rows-model.ts';

const ROLE_CHOICES = { all: 'All roles', ...ROLES };
const ACCEPTED_CHOICES = { all: 'Accepted or not', accepted: 'Accepted', waiting: 'Not accepted' };

/** What of the table is shown: by words, by role, by acceptance. */
export function OutlineFilter() {
  const { text } = useTableView();
  return (
    <search className="outline-filter">
      <input
        type="text"
        data-first
        aria-label="Find outlines"
        placeholder="Find"
        value={text}
        onChange={({ target }) => useTableView.setState({ text: target.value })}
      />
      <Kept name="role" label="Filter by role" choices={ROLE_CHOICES} />
      <Kept name="accepted" label="Filter by acceptance" choices={ACCEPTED_CHOICES} />
    </search>
  );
}

function Kept<Name extends 'role' | 'accepted'>(props: {
  readonly name: Name;
  readonly label: string;
  readonly choices: Readonly<Record<TableView[Name], string>>;
}) {
  const { name, label, choices } = props;
  const value = useTableView((view) => view[name]);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => useTableView.setState({ [name]: target.value } as Partial<TableView>)}
    >
      {(Object.entries(choices) as [string, string][]).map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** What can be done to the ticked outlines at once. */
export function TickedActions({ outlines }: { readonly outlines: readonly Outline[] }) {
  const waiting = outlines.filter(({ accepted }) => !accepted);
  if (outlines.length === 0) return null;
  return (
    <div className="row">
      <span className="small">{outlines.length} ticked:</span>
      <button type="button" disabled={waiting.length === 0} onClick={() => accept(waiting)}>
        Accept {waiting.length}
      </button>
      <button type="button" onClick={() => removeOutlines(outlines)}>
        Delete {outlines.length}
      </button>
    </div>
  );
}
