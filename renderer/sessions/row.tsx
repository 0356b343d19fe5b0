import type { SavedSession } from '../../core/session/document/saved.ts';
import { contextMenu } from '../commands/context-menu.tsx';
import { useApp } from '../state/store.ts';
import { rowLine } from '../study/rows.ts';
import { keyOf } from '../study/studies.ts';
import { StudyThumbnail } from '../study/study-thumbnail.tsx';
import { counted } from '../ui/format.ts';
import { joined } from '../ui/patient-text.ts';
import { tip } from '../ui/tooltip.tsx';
import type { Entry } from './entries.ts';
import { askToErase, putBack, toBin } from './kept.ts';
import { rowEntries } from './row-menu.ts';
import { filesText, runNames, whenText } from './text.ts';

interface RowProps {
  readonly entry: Entry;
  /** The plan in one line; null while nothing is traced, undefined while nobody has worked it out. */
  readonly headline: string | null | undefined;
  readonly onOpen: (entry: Entry, onScreen: boolean) => void;
}

const KINDS = { working: null, replaced: 'older copy', damaged: 'damaged copy' } as const;

/** A study of the list: its picture, whose it is, what was done, and what can be done with it. */
export function StudyEntry({ entry, headline, onOpen }: RowProps) {
  const { study, session, text } = entry;
  const here = useApp((state) => state.study?.key ?? null);
  const working = session === null || (session.kind === 'working' && !session.binned);
  const onScreen = here !== null && working && here === (study === null ? session.study : keyOf(study));
  const kind = session === null ? null : KINDS[session.kind];
  const problem = session?.problem ?? null;
  const entries = () => rowEntries(entry, { onScreen, openStudy: here, open: () => onOpen(entry, onScreen) });
  return (
    <li className="card session" data-testid="session" {...contextMenu(text.title, entries)}>
      <button
        type="button"
        data-row
        className="quiet"
        disabled={problem !== null || session?.binned === true}
        onClick={() => onOpen(entry, onScreen)}
      >
        <Small entry={entry} />
        <span className="about">
          <span>
            <span className="unseen">Open: </span>
            <strong className="anywhere">{text.title}</strong>
            {onScreen && <span className="badge">open now</span>}
            {kind !== null && <span className="badge warn">{kind}</span>}
          </span>
          <span className="number">{joined(text.facts)}</span>
          {session === null ? (
            <span className="small muted anywhere">
              {runNames((study ?? []).map(({ run }) => ({ name: run.file })))}
            </span>
          ) : (
            <Done session={session} headline={headline} />
          )}
          {problem !== null && <span className="bad small anywhere">✕ {problem}</span>}
        </span>
      </button>
      {session !== null && working && !onScreen && filesText(session.runs)?.missing === true && (
        <button type="button" aria-label={`Locate: ${rowLine(text)}`} onClick={() => onOpen(entry, onScreen)}>
          Locate…
        </button>
      )}
      {session !== null && <Move session={session} title={rowLine(text)} onScreen={onScreen} />}
    </li>
  );
}

function Small({ entry: { study, session } }: { readonly entry: Entry }) {
  const picture = session?.preview?.picture ?? null;
  if (picture !== null) return <img src={picture} alt="" loading="lazy" />;
  return study === null ? <span className="no-picture" /> : <StudyThumbnail study={study} />;
}

function Move(props: { readonly session: SavedSession; readonly title: string; readonly onScreen: boolean }) {
  const { session, title, onScreen } = props;
  const isOpen = useApp(({ study }) => study !== null && study.key === session.study);
  if (session.binned) {
    return (
      <span className="row">
        <button type="button" aria-label={`Put back: ${title}`} onClick={() => void putBack(session.id)}>
          Put back
        </button>
        <button
          type="button"
          aria-label={`Erase for good: ${title}`}
          {...tip(isOpen ? 'This study is open now' : 'Erase this study with all of its copies')}
          disabled={isOpen}
          onClick={() => askToErase({ id: session.id, title })}
        >
          Erase for good…
        </button>
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-label={`Delete: ${title}`}
      {...tip(onScreen ? 'It is open now' : 'Move to the bin; it can be put back')}
      disabled={onScreen}
      onClick={() => void toBin(session, title)}
    >
      Delete
    </button>
  );
}

function Done({ session, headline }: { readonly session: SavedSession; readonly headline: string | null | undefined }) {
  const { runs, outlines, changedMs, problem } = session;
  const files = filesText(runs);
  return (
    <>
      {problem === null && (
        <span>
          {counted(outlines, 'outline', 'outlines')} · {headline === undefined ? '…' : (headline ?? 'Not planned')}
        </span>
      )}
      <span className="small muted anywhere">{runNames(runs)}</span>
      <span className="small muted">
        {changedMs === null ? 'Time of the last change unknown' : `Changed ${whenText(changedMs)}`}
        {files !== null && (
          <span className={files.missing ? 'warn' : ''}>
            {' '}
            · {files.missing ? '! ' : ''}
            {files.text}
          </span>
        )}
      </span>
    </>
  );
}
