import { useState } from 'react';
import type { CatalogueRow } from '../../core/plan/catalogue-file.ts';
import { hasFigures, nameOf } from '../../core/plan/catalogue-file.ts';
import { catalogueOf, verificationText } from '../../core/session/derived/catalogue.ts';
import type { Session } from '../../core/session/document/document.ts';
import { useHint } from '../commands/keymap.ts';
import { controlId } from '../landmarks/jump.ts';
import { dispatch, step } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { exportCatalogue } from '../study/catalogue-files.ts';
import { openFiles } from '../study/dialogs.ts';
import { counted } from '../ui/format.ts';
import type { ProductDraft } from './draft.ts';
import { copyOf, draftOf } from './draft.ts';
import { ProductForm, STATUS_LABELS } from './form.tsx';

/** Which catalogue the study is planned with, and the button that opens it. */
export function CatalogueSection() {
  const session = useApp(sessionNow);
  const [open, setOpen] = useState(false);
  if (session === null) return null;
  return (
    <section className="section row apart" aria-label="Catalogue">
      <span className="small">{whichCatalogue(session)}</span>
      <button type="button" id={controlId('catalogue')} onClick={() => setOpen(true)}>
        Catalogue…
      </button>
      {open && <CatalogueDialog session={session} onClose={() => setOpen(false)} />}
    </section>
  );
}

function whichCatalogue(session: Session): string {
  const rows = counted(catalogueOf(session).products.length, 'product', 'products');
  return session.catalogue === null ? `Built-in catalogue, ${rows}` : `Catalogue of this study, ${rows}`;
}

/** A row being typed: in the place of `replaces`, or a new one. */
interface Editing {
  readonly replaces: string | null;
  readonly start: ProductDraft;
}

/** A native modal dialog keeps the focus inside and gives it back when it closes. */
function showModal(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}

/** Six columns need more room than the other sheets. */
const WIDE = { width: 'min(1180px, 96vw)' } as const;

function CatalogueDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const rows = catalogueOf(session).products;
  const leave = (id: string | null) => {
    setEditing(null);
    focusLater(id === null ? 'add-product' : `edit-${id}`);
  };
  return (
    <dialog className="sheet" style={WIDE} ref={showModal} onClose={onClose} aria-labelledby="catalogue-title">
      <form method="dialog" className="row apart">
        <h2 id="catalogue-title">Stent catalogue</h2>
        <button type="submit">Close</button>
      </form>
      {editing === null ? (
        <Rows session={session} onEdit={setEditing} />
      ) : (
        <ProductForm
          start={editing.start}
          taken={rows.map(({ id }) => id).filter((id) => id !== editing.replaces)}
          onKeep={(product) => {
            dispatch({ type: 'setProduct', replaces: editing.replaces, product });
            leave(product.id);
          }}
          onCancel={() => leave(editing.replaces)}
        />
      )}
    </dialog>
  );
}

function Rows({ session, onEdit }: { readonly session: Session; readonly onEdit: (editing: Editing) => void }) {
  const rows = catalogueOf(session).products;
  const ids = rows.map(({ id }) => id);
  return (
    <>
      <p className="small muted">
        {whichCatalogue(session)}. Only available products with sizes are proposed; sizes not verified against the
        instructions for use carry a warning. Changes apply to this study only: export the catalogue to use it in
        others.
      </p>
      <LastNotice />
      <Actions session={session} onAdd={() => onEdit({ replaces: null, start: draftOf(null) })} />
      <table className="readings">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Sizes, mm</th>
            <th scope="col">Status</th>
            <th scope="col">Checked</th>
            <th scope="col">Source</th>
            <th scope="col">
              <span className="unseen">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              onDelete={rows.length === 1 ? null : () => remove(row.id, ids)}
              onEdit={() => onEdit({ replaces: row.id, start: draftOf(row) })}
              onCopy={() => onEdit({ replaces: null, start: copyOf(row, ids) })}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Deletes a row; the keyboard goes on at the next one. */
function remove(id: string, ids: readonly string[]): void {
  const place = ids.indexOf(id);
  dispatch({ type: 'removeProduct', id });
  focusLater(`edit-${ids[place + 1] ?? ids[place - 1] ?? ''}`);
}

/** Puts the focus on a control once it is on the screen. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** What an import said: the notices themselves lie behind this dialog. */
function LastNotice() {
  const last = useApp(({ notices }) => notices.at(-1) ?? null);
  return (
    <p className="small warn" role="status" data-testid="catalogue-notice">
      {last}
    </p>
  );
}

function Actions({ session, onAdd }: { readonly session: Session; readonly onAdd: () => void }) {
  const label = useApp(({ study }) => study?.history.past.at(-1)?.label ?? null);
  const builtIn = session.catalogue === null;
  const hint = useHint('undo');
  return (
    <p className="row">
      <button type="button" id="add-product" onClick={onAdd}>
        Add product…
      </button>
      <button type="button" onClick={openFiles}>
        Import…
      </button>
      <button type="button" onClick={() => void exportCatalogue()}>
        Export…
      </button>
      <button type="button" disabled={builtIn} onClick={() => dispatch({ type: 'useBuiltInCatalogue' })}>
        Use the built-in catalogue
      </button>
      <button type="button" disabled={label === null} {...hint} onClick={() => step('undo')}>
        {label === null ? 'Nothing to undo' : `Undo: ${label}`}
      </button>
    </p>
  );
}

function Row(props: {
  readonly row: CatalogueRow;
  /** Null for the last row, which stays. */
  readonly onDelete: (() => void) | null;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
}) {
  const { row, onDelete } = props;
  const name = nameOf(row);
  return (
    <tr data-testid={`catalogue-row-${row.id}`}>
      <th scope="row">
        <strong>{name}</strong>
        <span className="small muted" style={{ display: 'block' }}>
          {[row.manufacturer, row.design].filter((text) => text !== '').join(' · ')}
        </span>
      </th>
      <td className="small">{sizesText(row)}</td>
      <td className="small">
        <span className={row.status === 'available' ? '' : 'bad'}>{statusText(row)}</span>
        <span className="muted" style={{ display: 'block' }}>
          {row.statusFacts}
        </span>
      </td>
      <td className={row.verified === null ? 'small warn' : 'small good'}>
        {row.verified === null ? '!\u00a0not verified' : `✓ ${verificationText(row)}`}
      </td>
      <td className="small">{row.source}</td>
      <td>
        <div className="group">
          <button type="button" id={`edit-${row.id}`} aria-label={`Edit ${name}`} onClick={props.onEdit}>
            Edit
          </button>
          <button type="button" aria-label={`Duplicate ${name}`} onClick={props.onCopy}>
            Duplicate
          </button>
          <button type="button" aria-label={`Delete ${name}`} disabled={onDelete === null} onClick={() => onDelete?.()}>
            Delete
          </button>
        </div>
      </td>
    </tr>
  );
}

function statusText(row: CatalogueRow): string {
  return row.status === 'available' && !hasFigures(row) ? 'No sizes, not proposed' : STATUS_LABELS[row.status];
}

/** Exact pairs by diameter: "⌀ 12 × 60, 80; ⌀ 14 × 60". */
function byDiameter(sizes: NonNullable<CatalogueRow['sizes']>): string {
  const diameters = [...new Set(sizes.map(([diameter]) => diameter))];
  return diameters
    .map((own) => `⌀ ${own} × ${sizes.flatMap(([diameter, length]) => (diameter === own ? [length] : [])).join(', ')}`)
    .join('; ');
}

/** The sizes of a row in words, with the manufacturer's window where it is known. */
function sizesText(row: CatalogueRow): string {
  if (!hasFigures(row)) return 'unknown';
  const { sizes, diametersMm, lengthsMm, ifuOversizeMm } = row;
  const all = sizes === undefined ? `⌀ ${diametersMm.join(', ')} × ${lengthsMm.join(', ')}` : byDiameter(sizes);
  return ifuOversizeMm === undefined ? all : `${all}; IFU oversize ${ifuOversizeMm[0]} to ${ifuOversizeMm[1]}`;
}
