import { type CSSProperties, memo } from 'react';
import type { Session } from '../../core/session/document/document.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { useDerived } from '../state/derived.ts';
import { closeSheet } from '../state/editing.ts';
import { useFollowed } from '../state/followed.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { useRowsInView } from '../ui/rows-in-view.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { tick } from './bulk.ts';
import { OutlineFilter, TickedActions } from './filter.tsx';
import { StaleInterpolations } from './interpolation.tsx';
import { OutlineRow } from './row.tsx';
import type { ColumnName, OutlineEntry } from './rows-model.ts';
import { COLUMN_TITLES, sortOn, useShownEntries, useTableView } from './rows-model.ts';
import './outlines.css';
import { tip } from '../ui/tooltip.tsx';

/** Every outline of the session as a table in the panel. */
export function OutlineTable() {
  const session = useFollowed(useApp(sessionNow));
  const large = useApp(({ sheet }) => sheet === 'outlines');
  if (session === null || session.outlines.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="outlines-title">
      <div className="row apart">
        <h2 id="outlines-title">All outlines</h2>
        <CommandButton id="outlines">Enlarge table</CommandButton>
      </div>
      <StaleInterpolations session={session} />
      {!large && <Table session={session} onShow={stay} />}
      <LeftOut />
    </section>
  );
}

const stay = () => undefined;

/** The same table over the window, with room for a line each. */
export function LargeOutlineTable() {
  const session = useFollowed(useApp(sessionNow));
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

const Table = memo(function Table({ session, onShow }: { readonly session: Session; readonly onShow: () => void }) {
  const rows = useShownEntries(session);
  const ticked = useTableView((view) => view.ticked);
  const chosen = rows.filter(({ outline }) => ticked.has(outline.id)).map(({ outline }) => outline);
  const all = session.outlines.length;
  return (
    <>
      <OutlineFilter />
      <TickedActions outlines={chosen} />
      <table className="outlines small" aria-label="All outlines" aria-rowcount={rows.length + 1}>
        <thead>
          <Titles rows={rows} allTicked={rows.length > 0 && chosen.length === rows.length} />
        </thead>
        <Rows rows={rows} ticked={ticked} onShow={onShow} />
      </table>
      {rows.length < all && (
        <p className="small muted">
          {rows.length} of {counted(all, 'outline', 'outlines')} shown.
        </p>
      )}
    </>
  );
});

function Titles({ rows, allTicked }: { readonly rows: readonly OutlineEntry[]; readonly allTicked: boolean }) {
  const tickAll = (on: boolean) =>
    tick(
      rows.map(({ outline }) => outline.id),
      on,
    );
  return (
    <tr aria-rowindex={1}>
      <td className="tick-cell">
        <input
          type="checkbox"
          aria-label="Tick all shown"
          checked={allTicked}
          onChange={({ target }) => tickAll(target.checked)}
        />
      </td>
      {(Object.keys(COLUMN_TITLES) as ColumnName[]).map((column) => (
        <Title key={column} column={column} />
      ))}
    </tr>
  );
}

/** The rows that are seen, and some around them; of few rows all. */
function Rows(props: {
  readonly rows: readonly OutlineEntry[];
  readonly ticked: ReadonlySet<string>;
  readonly onShow: () => void;
}) {
  const { rows, ticked, onShow } = props;
  const { body, first, end, before, after } = useRowsInView(rows.length);
  const room = { '--rows-before': `${before}px`, '--rows-after': `${after}px` } as CSSProperties;
  const selected = useApp((state) => state.selected);
  const shown = rows.slice(first, end);
  const tabbed = shown.find(({ outline }) => outline.id === selected) ?? shown[0];
  const unseen = rows.length > FEW && shown.length === rows.length;
  return (
    <tbody ref={body} className={unseen ? 'many' : ''} style={room}>
      {shown.map((entry, k) => (
        <OutlineRow
          key={entry.outline.id}
          entry={entry}
          ticked={ticked.has(entry.outline.id)}
          index={first + k + 2}
          tabbable={entry === tabbed}
          onShow={onShow}
        />
      ))}
    </tbody>
  );
}

/** More rows than this, while all of them are in the page, are laid out only as they come into view: the browser then looks at each with every repaint. */
const FEW = 50;

const SIGNS = { asc: '▲', desc: '▼' } as const;

/** A column's title; pressing it sorts by the column: upwards, downwards, not at all. */
function Title({ column }: { readonly column: ColumnName }) {
  const sorted = useTableView(({ sorting }) => (sorting?.by !== column ? null : sorting.desc ? 'desc' : 'asc'));
  const words = COLUMN_TITLES[column];
  return (
    <th
      scope="col"
      className={`${column}-cell`}
      aria-sort={sorted === null ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" className="quiet" {...tip(`Sort by ${words.toLowerCase()}`)} onClick={() => sortOn(column)}>
        {sorted !== null && <span aria-hidden="true">{SIGNS[sorted]}</span>}
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
