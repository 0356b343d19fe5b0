import type { Header } from '@tanstack/react-table';
import type { Session } from '../../core/session/document/document.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { useDerived } from '../state/derived.ts';
import { closeSheet } from '../state/editing.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { tick } from './bulk.ts';
import { OutlineFilter, TickedActions } from './filter.tsx';
import { StaleInterpolations } from './interpolation.tsx';
import { OutlineRow } from './row.tsx';
import type { OutlineEntry } from './rows-model.ts';
import { useOutlineTable, useTableView } from './rows-model.ts';
import './outlines.css';
import { tip } from '../ui/tooltip.tsx';

/** Every outline of the session as a table in the panel. */
export function OutlineTable() {
  const session = useApp(sessionNow);
  const large = useApp(({ sheet }) => sheet === 'outlines');
  if (session === null || session.outlines.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="outlines-title">
      <div className="row apart">
        <h2 id="outlines-title">All outlines</h2>
        <CommandButton id="outlines">Enlarge table</CommandButton>
      </div>
      <StaleInterpolations session={session} />
      {!large && <Table session={session} onShow={() => undefined} />}
      <LeftOut />
    </section>
  );
}

/** The same table over the window, with room for a line each. */
export function LargeOutlineTable() {
  const session = useApp(sessionNow);
  const shown = useApp(({ sheet }) => sheet === 'outlines');
  if (!shown || session === null) return null;
  return (
    <SheetDialog title="All outlines" className="large-table" onClose={closeSheet}>
      <div className="row">
        <CommandButton id="outlines.save">Save as CSV</CommandButton>
        <CommandButton id="outlines.copy">Copy for a spreadsheet</CommandButton>
      </div>
      <Table session={session} onShow={closeSheet} />
    </SheetDialog>
  );
}

function Table({ session, onShow }: { readonly session: Session; readonly onShow: () => void }) {
  const table = useOutlineTable(session);
  const ticked = useTableView((view) => view.ticked);
  const selected = useApp((state) => state.selected);
  const rows = table.getRowModel().rows.map(({ original }) => original);
  const tabbed = rows.find(({ outline }) => outline.id === selected) ?? rows[0];
  const chosen = rows.filter(({ outline }) => ticked.has(outline.id)).map(({ outline }) => outline);
  const all = session.outlines.length;
  return (
    <>
      <OutlineFilter />
      <TickedActions outlines={chosen} />
      <table className="outlines small" aria-label="All outlines" aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map(({ id, headers }) => (
            <tr key={id} aria-rowindex={1}>
              <td className="tick-cell">
                <input
                  type="checkbox"
                  aria-label="Tick all shown"
                  checked={rows.length > 0 && chosen.length === rows.length}
                  onChange={({ target }) =>
                    tick(
                      rows.map(({ outline }) => outline.id),
                      target.checked,
                    )
                  }
                />
              </td>
              {headers.map((header) => (
                <Title key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody className={rows.length > FEW ? 'many' : ''}>
          {rows.map((entry, index) => (
            <OutlineRow
              key={entry.outline.id}
              entry={entry}
              ticked={ticked.has(entry.outline.id)}
              index={index + 2}
              tabbable={entry === tabbed}
              onShow={onShow}
            />
          ))}
        </tbody>
      </table>
      {rows.length < all && (
        <p className="small muted">
          {rows.length} of {counted(all, 'outline', 'outlines')} shown.
        </p>
      )}
    </>
  );
}

/** More rows than this are laid out only as they come into view. */
const FEW = 50;

const SIGNS = { asc: '▲', desc: '▼' } as const;

/** A column's title; pressing it sorts by the column: upwards, downwards, not at all. */
function Title({ header: { column } }: { readonly header: Header<OutlineEntry, unknown> }) {
  const sorted = column.getIsSorted();
  const words = String(column.columnDef.header);
  return (
    <th
      scope="col"
      className={`${column.id}-cell`}
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className="quiet"
        {...tip(`Sort by ${words.toLowerCase()}`)}
        onClick={() => column.toggleSorting()}
      >
        {sorted !== false && <span aria-hidden="true">{SIGNS[sorted]}</span>}
        {words}
      </button>
    </th>
  );
}

/** Outlines that the planner does not get, each with its reason; those that only wait to be accepted in one line. */
export function LeftOut() {
  const leftOut = useDerived()?.sessionCase.leftOut ?? [];
  const waiting = leftOut.filter(({ outline }) => !outline.accepted);
  const others = leftOut.filter(({ outline }) => outline.accepted);
  if (leftOut.length === 0) return null;
  return (
    <ul className="warn small">
      {waiting.length > 0 && (
        <li>
          ? {counted(waiting.length, 'outline is', 'outlines are')} not part of the plan: copied, interpolated or found
          automatically, and not yet accepted.
        </li>
      )}
      {others.map(({ outline, because }) => (
        <li key={outline.id}>
          ? {outline.name} is not part of the plan: {because}.
        </li>
      ))}
    </ul>
  );
}
