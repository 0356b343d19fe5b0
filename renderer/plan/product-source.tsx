import { rowOf, verificationText } from '../../core/session/derived/catalogue.ts';
import type { Session } from '../../core/session/document/document.ts';

/** A phrase as a sentence begins. */
function capitalised(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}

/** The row of the catalogue that a size comes from: whose product, where its figures are from, and who checked them when, or that nobody did. */
export function ProductSource({ id, session }: { readonly id: string; readonly session: Session }) {
  const row = rowOf(session, id);
  if (row === null) return <p className="small warn">! Not in the catalogue.</p>;
  return (
    <p className="small muted" data-testid="product-source">
      Catalogue entry {id}
      {row.manufacturer === '' ? '' : `, ${row.manufacturer}`}. Source: {row.source === '' ? 'not given' : row.source}{' '}
      <br />
      {row.verified === null ? '!' : '✓'} {capitalised(verificationText(row))}.
    </p>
  );
}
