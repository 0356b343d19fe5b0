import type { ReactNode } from 'react';
import { useState } from 'react';

/** A column: what it is sorted by (null sorts last) and what it shows. */
export interface Column<Row> {
  readonly name: string;
  readonly by: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
}

/** A table that each column's heading sorts, a second press the other way round; the first column names its row. */
export function SortableTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  const { caption, columns, rows, keyOf } = props;
  const [order, setOrder] = useState<{ readonly name: string; readonly down: boolean } | null>(null);
  const column = columns.find(({ name }) => name === order?.name);
  const sorted =
    column === undefined ? rows : rows.toSorted((a, b) => compared(column.by(a), column.by(b), order?.down));
  return (
    <table className="readings book-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col" aria-sort={sortOf(order, name)}>
              <button
                type="button"
                className="link"
                onClick={() => setOrder({ name, down: order?.name === name && !order.down })}
              >
                {name} {sortSign(order, name)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ name, cell, number }, index) =>
              index === 0 ? (
                <th key={name} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={name} className={number ? 'number' : ''}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Order = { readonly name: string; readonly down: boolean } | null;

function sortOf(order: Order, name: string): 'none' | 'ascending' | 'descending' {
  if (order?.name !== name) return 'none';
  return order.down ? 'descending' : 'ascending';
}

function sortSign(order: Order, name: string): string {
  return { none: '', ascending: '▲', descending: '▼' }[sortOf(order, name)];
}

function compared(a: number | string | null, b: number | string | null, down = false): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const rising = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  return down ? -rising : rising;
}
