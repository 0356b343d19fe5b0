import type { SavedSession } from '../../core/session/document/saved.ts';
import { closeSheet } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import { openSaved } from '../study/opening.ts';
import { counted } from '../ui/format.ts';
import { filesText, runNames, titleOf, whenText } from './text.ts';

interface RowProps {
  readonly session: SavedSession;
  /** The plan in one line; null while nothing is traced, undefined while nobody has worked it out. */
  readonly headline: string | null | undefined;
  readonly onBin: (session: SavedSession) => Promise<void>;
  readonly onPutBack: (id: string) => Promise<void>;
}

const KINDS = { working: null, replaced: 'older copy', damaged: 'damaged copy' } as const;

/** A kept session: its picture, whose it is, what was done, and what can be done with it. */
export function SessionRow({ session, headline, onBin, onPutBack }: RowProps) {
  const { id, kind, study, preview, binned, problem } = session;
  const onScreen = useApp((state) => state.study?.key === study) && kind === 'working' && !binned;
  const title = titleOf(session);
  return (
    <li className="card session" data-testid="session">
      {preview?.picture ? <img src={preview.picture} alt="" loading="lazy" /> : <span className="no-picture" />}
      <div className="about">
        <p>
          <strong className="anywhere">{title}</strong>
          {onScreen && <span className="badge">open now</span>}
          {KINDS[kind] !== null && <span className="badge warn">{KINDS[kind]}</span>}
        </p>
        <Done session={session} headline={headline} />
        {problem !== null && <p className="bad small anywhere">✕ {problem}</p>}
      </div>
      <div className="row">
        {binned ? (
          <button type="button" aria-label={`Put back: ${title}`} onClick={() => void onPutBack(id)}>
            Put back
          </button>
        ) : (
          <>
            <button
              type="button"
              aria-label={`Open: ${title}`}
              disabled={onScreen || problem !== null}
              onClick={() => {
                closeSheet();
                void openSaved(id);
              }}
            >
              Open
            </button>
            <button
              type="button"
              aria-label={`Delete: ${title}`}
              title={onScreen ? 'It is open now' : 'Move to the bin; it can be put back'}
              disabled={onScreen}
              onClick={() => void onBin(session)}
            >
              Delete
            </button>
          </>
        )}
      </div>
    </li>
  );
}

function Done({ session, headline }: Pick<RowProps, 'session' | 'headline'>) {
  const { runs, outlines, changedMs, problem } = session;
  const files = filesText(runs);
  return (
    <>
      {problem === null && (
        <p>
          {counted(outlines, 'outline', 'outlines')} · {headline === undefined ? '…' : (headline ?? 'Not planned')}
        </p>
      )}
      <p className="small muted anywhere">{runNames(runs)}</p>
      <p className="small muted">
        {changedMs === null ? 'Time of the last change unknown' : `Changed ${whenText(changedMs)}`}
        {files !== null && (
          <span className={files.missing ? 'warn' : ''}>
            {' '}
            · {files.missing ? '! ' : ''}
            {files.text}
          </span>
        )}
      </p>
    </>
  );
}
