import { joined } from '../ui/patient-text.ts';
import type { RowText } from './rows.ts';

/** The words of a row: its title in one line, its facts below it in at most two. */
export function RowWords({ text }: { readonly text: RowText }) {
  return (
    <span className="entry-words">
      <strong>{text.title}</strong>
      <span className="small muted number">{joined(text.facts)}</span>
    </span>
  );
}
