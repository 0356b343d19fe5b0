import type { Deidentified } from '../../core/contract-copies.ts';
import { PROOFS } from '../../core/dicom/deidentify/proof-words.ts';
import type { Session } from '../../core/session/document/document.ts';
import { shell } from '../shell/shell.ts';
import type { StudyRun } from '../state/store.ts';
import { cancelCopies, makeCopies, useCopies } from './copies.ts';
import type { Drafts } from './draft.ts';

/** The button that makes the copies, how far they are, and what became of them. */
export function Copying(props: {
  readonly runs: readonly StudyRun[];
  readonly drafts: Drafts;
  readonly session: Session | null;
  readonly whyNot: string | null;
}) {
  const { runs, drafts, session, whyNot } = props;
  const { share, done } = useCopies();
  return (
    <section className="stack" aria-label="Copies">
      {share === null ? (
        <p className="row">
          <button
            type="button"
            className="primary"
            disabled={whyNot !== null}
            onClick={() => void makeCopies(runs, drafts, session)}
          >
            {shell.deidentify === null ? 'Make and download the copies' : 'Choose a folder and copy…'}
          </button>
          <span className="small" role="status">
            {whyNot ?? ''}
          </span>
        </p>
      ) : (
        <p className="row">
          <progress max={1} value={share} aria-label="De-identified copies" />
          <span>{Math.round(100 * share)} %</span>
          <button type="button" onClick={cancelCopies}>
            Cancel
          </button>
        </p>
      )}
      <div role="status">{done !== null && <Result done={done} />}</div>
    </section>
  );
}

function Result({ done }: { readonly done: Deidentified }) {
  const { folder, copies, session, problems } = done;
  return (
    <>
      {folder !== null && (
        <>
          <p className="anywhere">
            {copies === 1 ? '1 copy' : `${copies} copies`}
            {session ? ', with the session,' : ''} in {folder}. Each was read back and has proved:
          </p>
          <ul className="proofs">
            {PROOFS.map((proof) => (
              <li key={proof}>✓ {proof}</li>
            ))}
            {session && <li>✓ Same readings of every outline</li>}
          </ul>
        </>
      )}
      {problems.map((problem) => (
        <p key={problem} className="bad anywhere">
          {problem}
        </p>
      ))}
    </>
  );
}
