import { useState } from 'react';
import { closeSheet, openSheet } from '../state/editing.ts';
import { forgetRefused } from '../state/notices.ts';
import { shownNow } from '../state/patient.ts';
import { useApp } from '../state/store.ts';
import { SheetDialog } from '../ui/sheet.tsx';

/** What was not opened, in one line: a single file by its sentence, several by their number, with the list behind it. */
export function RefusedLine() {
  const refused = useApp((state) => state.refused);
  const [only] = refused;
  if (only === undefined) return null;
  const several = refused.length > 1;
  const line = several ? `${refused.length} files were not opened.` : only;
  return (
    <div role="alert" data-testid="refused">
      <p>{shownNow(line)}</p>
      <span className="group">
        {several && (
          <button type="button" onClick={() => openSheet('refused')}>
            Show list
          </button>
        )}
        <button type="button" aria-label={`Dismiss: ${shownNow(line)}`} onClick={forgetRefused}>
          Dismiss
        </button>
      </span>
    </div>
  );
}

/** The list of the files that were not opened, each with the reason, while wanted. */
export function RefusedSheet() {
  const shown = useApp(({ sheet }) => sheet === 'refused');
  if (!shown) return null;
  return (
    <SheetDialog title="Files that were not opened" onClose={closeSheet}>
      <List />
    </SheetDialog>
  );
}

const COPIED = { no: '', yes: 'Copied', failed: 'Not copied: select the list and press Ctrl+C' } as const;

function List() {
  const refused = useApp((state) => state.refused);
  const [copied, setCopied] = useState<keyof typeof COPIED>('no');
  const copy = () =>
    navigator.clipboard.writeText(refused.map(shownNow).join('\n')).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <div className="stack">
      <p className="row apart">
        <span>{refused.length} files</span>
        <span className="row">
          <span role="status">{COPIED[copied]}</span>
          <button type="button" onClick={() => void copy()}>
            Copy list
          </button>
        </span>
      </p>
      <ul className="refused stack">
        {[...new Set(refused)].map((sentence) => (
          <li key={sentence} className="anywhere">
            {shownNow(sentence)}
          </li>
        ))}
      </ul>
    </div>
  );
}
