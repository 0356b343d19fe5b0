import type { CatalogueRow } from '../../core/plan/catalogue-file.ts';
import { hasFigures, nameOf } from '../../core/plan/catalogue-file.ts';
import { verificationText } from '../../core/session/derived/catalogue.ts';
import { changeCatalogue } from './changing.ts';
import { STATUS_LABELS } from './form.tsx';

/** One product of the catalogue with its sizes, its stock and where its figures come from. */
export function Row(props: {
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
      <td>
        <input
          type="checkbox"
          aria-label={`${name} in stock`}
          checked={row.inStock !== false}
          onChange={(event) => stock(row, event.target.checked)}
        />
      </td>
      <td className="small">{sizesText(row)}</td>
      <td className="small">
        <span className={statusTone(row)}>{statusText(row)}</span>
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

/** Says whether the department has a product; that it has is said by nothing. */
function stock({ inStock: _former, ...row }: CatalogueRow, inStock: boolean): void {
  changeCatalogue({ type: 'setProduct', replaces: row.id, product: inStock ? row : { ...row, inStock } });
}

function statusText(row: CatalogueRow): string {
  if (row.status !== 'available') return STATUS_LABELS[row.status];
  if (row.inStock === false) return '! Not in stock, not proposed';
  return hasFigures(row) ? STATUS_LABELS.available : 'No sizes, not proposed';
}

function statusTone({ status, inStock }: CatalogueRow): string {
  if (status !== 'available') return 'bad';
  return inStock === false ? 'warn' : '';
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
