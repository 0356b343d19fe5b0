import { useState } from 'react';
import { catalogueOf } from '../../core/session/derived/catalogue.ts';
import type { Session } from '../../core/session/document/document.ts';
import { useHint } from '../commands/keymap.ts';
import { controlId } from '../landmarks/jump.ts';
import { loadComputersCatalogue } from '../state/computers-catalogue.ts';
import { dispatch, step } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { exportCatalogue } from '../study/catalogue-files.ts';
import { openFiles } from '../study/dialogs.ts';
import { counted } from '../ui/format.ts';
import { changeCatalogue } from './changing.ts';
import { ComputersCatalogue, Differing } from './computers.tsx';
import type { ProductDraft } from './draft.ts';
import { copyOf, draftOf } from './draft.ts';
import { ProductForm } from './form.tsx';
import { Row } from './row.tsx';

/** Which catalogue the study is planned with, whether this computer has another one, and the button that opens it. */
export function CatalogueSection() {
  const session = useApp(sessionNow);
  const [open, setOpen] = useState(false);
  if (session === null) return null;
  const show = () => {
    void loadComputersCatalogue();
    setOpen(true);
  };
  return (
    <section className="section stack" aria-label="Catalogue">
      <div className="row apart">
        <span className="small">{whichCatalogue(session)}</span>
        <button type="button" id={controlId('catalogue')} onClick={show}>
          Catalogue…
        </button>
      </div>
      <Differing />
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

/** Seven columns need more room than the other sheets. */
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
            changeCatalogue({ type: 'setProduct', replaces: editing.replaces, product });
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
    <div className="stack">
      <p className="small muted">
        {whichCatalogue(session)}. Only available products that are in stock and have sizes are proposed; sizes not
        verified against the instructions for use carry a warning.
      </p>
      <ComputersCatalogue catalogue={catalogueOf(session)} />
      <LastNotice />
      <Actions session={session} onAdd={() => onEdit({ replaces: null, start: draftOf(null) })} />
      <table className="readings">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">In stock</th>
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
    </div>
  );
}

/** Deletes a row; the keyboard goes on at the next one. */
function remove(id: string, ids: readonly string[]): void {
  const place = ids.indexOf(id);
  changeCatalogue({ type: 'removeProduct', id });
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
