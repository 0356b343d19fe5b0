import type { FormEvent, KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import type { CatalogueRow } from '../../core/plan/catalogue-file.ts';
import { Choice } from '../ui/fields.tsx';
import type { DraftField, DraftProblems, ProductDraft } from './draft.ts';
import { rowFrom, typed } from './draft.ts';

/** Words for a product's status. */
export const STATUS_LABELS: Readonly<Record<CatalogueRow['status'], string>> = {
  available: 'May be proposed',
  recalled: 'Recalled, never proposed',
  'not-indicated': 'Not indicated, never proposed',
};

interface FieldText {
  readonly field: DraftField;
  readonly label: string;
  readonly hint?: string;
}

const ABOUT: readonly FieldText[] = [
  { field: 'id', label: 'ID', hint: 'short and unique; plans refer to it' },
  { field: 'name', label: 'Name' },
  { field: 'manufacturer', label: 'Manufacturer' },
  { field: 'design', label: 'Design' },
  { field: 'statusFacts', label: 'Approvals, recalls' },
];

const FIGURES: readonly FieldText[] = [
  { field: 'diameters', label: 'Diameters, mm', hint: 'such as 14, 16 or 14–20 in steps of 2' },
  { field: 'lengths', label: 'Lengths, mm', hint: 'such as 60, 100, 140 or 60–160 in steps of 20' },
  {
    field: 'sizes',
    label: 'Exact sizes',
    hint: 'only if not every diameter comes in every length: 14 × 60, 16 × 100',
  },
  { field: 'oversizeLeast', label: 'IFU oversize, minimum mm', hint: 'the manufacturer’s own window' },
  { field: 'oversizeMost', label: 'IFU oversize, maximum mm' },
  { field: 'source', label: 'Source of the figures' },
];

const CHECKED: readonly FieldText[] = [
  { field: 'ifuCitation', label: 'Instructions for use', hint: 'title, number, revision' },
  { field: 'verifiedBy', label: 'Checked by', hint: 'leave empty if not checked' },
  { field: 'verifiedOn', label: 'Checked on', hint: 'year-month-day' },
];

/** The three groups share one column of labels. */
const COLUMNS = { gridTemplateColumns: '280px minmax(0, 1fr)' } as const;

/** A product's row to be typed: every field that cannot be kept says why; changed figures lose their verification. */
export function ProductForm(props: {
  readonly start: ProductDraft;
  /** Ids of the other rows. */
  readonly taken: readonly string[];
  readonly onKeep: (row: CatalogueRow) => void;
  readonly onCancel: () => void;
}) {
  const [draft, setDraft] = useState(props.start);
  const [tried, setTried] = useState(false);
  const read = rowFrom(draft, props.taken, today());
  const problems: DraftProblems = tried && 'problems' in read ? read.problems : {};
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if ('row' in read) return props.onKeep(read.row);
    const [first] = Object.keys(read.problems);
    event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const fields = (list: readonly FieldText[]) =>
    list.map((words) => (
      <DraftLine
        key={words.field}
        words={words}
        value={draft[words.field]}
        problem={problems[words.field] ?? null}
        onType={(text) => setDraft(typed(draft, words.field, text))}
      />
    ));
  return (
    <form
      className="stack"
      aria-label="Product"
      onSubmit={keep}
      onKeyDown={(event) => leaveOnEscape(event, props.onCancel)}
    >
      <fieldset className="fields" style={COLUMNS}>
        <legend>Product</legend>
        {fields(ABOUT)}
        <Choice
          label="Status"
          value={draft.status}
          words={STATUS_LABELS}
          onChoose={(status) => setDraft(typed(draft, 'status', status))}
        />
        <Choice
          label="Stock"
          value={draft.inStock}
          words={{ yes: 'In stock', no: 'Not in stock, never proposed' }}
          onChoose={(inStock) => setDraft(typed(draft, 'inStock', inStock))}
        />
      </fieldset>
      <fieldset className="fields" style={COLUMNS}>
        <legend>Figures</legend>
        {fields(FIGURES)}
      </fieldset>
      <fieldset className="fields" style={COLUMNS}>
        <legend>Checked against the instructions for use</legend>
        {fields(CHECKED)}
        <p className="whole small muted">
          Changing a figure clears the last two fields: new figures have not been checked.
        </p>
      </fieldset>
      <p className="row">
        <button type="submit">Save</button>
        <button type="button" onClick={props.onCancel}>
          Cancel
        </button>
        {tried && 'problems' in read && <span className="bad">✕ Not saved: correct the fields marked above.</span>}
      </p>
    </form>
  );
}

/** Escape leaves the form, not the whole catalogue. */
function leaveOnEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  leave();
}

function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function DraftLine(props: {
  readonly words: FieldText;
  readonly value: string;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
}) {
  const id = useId();
  const { words, value, problem } = props;
  const described = [words.hint === undefined ? '' : `${id}-hint`, problem === null ? '' : `${id}-problem`];
  return (
    <>
      <label htmlFor={id}>
        {words.label}
        {words.hint !== undefined && (
          <span className="small muted" id={`${id}-hint`} style={{ display: 'block' }}>
            {words.hint}
          </span>
        )}
      </label>
      <input
        id={id}
        name={words.field}
        type="text"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={described.join(' ').trim() || undefined}
        onChange={(event) => props.onType(event.target.value)}
      />
      {problem !== null && (
        <p className="whole small bad" id={`${id}-problem`}>
          ✕ {problem}
        </p>
      )}
    </>
  );
}
