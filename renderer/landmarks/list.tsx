import type { RunRecord } from '../../core/session/document/document.ts';
import type { OutOfOrder } from '../../core/session/vein/landmark-types.ts';
import { outOfOrder } from '../../core/session/vein/landmark-types.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import { useHint } from '../commands/keymap.ts';
import { dispatch } from '../state/document.ts';
import { stopAt } from '../state/navigation.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';
import { endName, useOrientation } from './cranial-end.tsx';
import { askForLandmark } from './landmark-menu.tsx';
import './landmarks.css';

/** The marked frames of a run, for its entry in the study; `jump` is false where its file is not at hand. */
export function LandmarkList({ record, jump }: { readonly record: RunRecord; readonly jump: boolean }) {
  const session = useApp(sessionNow);
  const marks = landmarksOf(session, record.sopInstanceUid);
  const orientation = useOrientation(record);
  const wrong = new Set(outOfOrder(marks).flatMap(({ above, below }) => [above.id, below.id]));
  if (marks.length === 0) return null;
  const [first, last] = [endName(orientation, 'first'), endName(orientation, 'last')];
  return (
    <ul className="list" aria-label={`Landmarks on ${record.fileName}`}>
      {first !== '' && <li className="end-name small muted">▴ {first}</li>}
      {marks.map((mark) => (
        <li key={mark.id} className="row" style={{ flexWrap: 'nowrap' }}>
          <button type="button" className="quiet small" disabled={!jump} onClick={() => stopAt(mark)}>
            <i className="station-sign" data-station={mark.station} aria-hidden="true" />
            <span className="number">Frame {mark.frame + 1}</span> · {LANDMARK_LABELS[mark.station].words}
            {wrong.has(mark.id) && <span className="warn"> ! out of order</span>}
          </button>
          <button
            type="button"
            className="quiet small"
            style={{ width: 'auto' }}
            aria-label={`Remove the landmark ${LANDMARK_LABELS[mark.station].words}`}
            onClick={() => dispatch({ type: 'removeMark', id: mark.id })}
          >
            ✕
          </button>
        </li>
      ))}
      {last !== '' && <li className="end-name small muted">▾ {last}</li>}
    </ul>
  );
}

/** One mark in a wrong place contradicts many others: so many pairs are written out. */
const SENTENCES = 2;

/** A button that marks the frame on the screen, and sentences on marks that cannot both be right. */
export function LandmarkNotes() {
  const session = useApp(sessionNow);
  const run = useApp(runUidNow);
  const wrong = outOfOrder(landmarksOf(session, run));
  const hint = useHint('markFrame');
  return (
    <>
      <p className="row apart">
        <span className="small muted">Landmarks are set on frames of the run.</span>
        <button type="button" onClick={askForLandmark} title={hint}>
          Mark this frame…
        </button>
      </p>
      {wrong.slice(0, SENTENCES).map((pair) => (
        <p key={`${pair.above.id} ${pair.below.id}`} className="warn small" role="status">
          ! {orderText(pair)}
        </p>
      ))}
      {wrong.length > SENTENCES && (
        <p className="warn small">! And {counted(wrong.length - SENTENCES, 'more pair', 'more pairs')} of landmarks.</p>
      )}
    </>
  );
}

/** What is wrong with two marks, in a sentence. */
export function orderText({ above, below, sameFrame }: OutOfOrder): string {
  const [first, second] = [LANDMARK_LABELS[above.station].words, LANDMARK_LABELS[below.station].words];
  if (sameFrame)
    return `“${first}” and “${second}” are marked on the same frame (${above.frame + 1}): move one of them.`;
  return `“${first}” (frame ${above.frame + 1}) should lie cranial to “${second}” (frame ${below.frame + 1}), but this run shows them in the opposite order: move one of them.`;
}

/** The marks over the slider of frames; a click jumps there. */
export function LandmarkTicks({ frames }: { readonly frames: number }) {
  const session = useApp(sessionNow);
  const run = useApp(runUidNow);
  const marks = landmarksOf(session, run);
  if (marks.length === 0) return null;
  return (
    <span className="mark-ticks">
      {marks.map((mark) => (
        <button
          key={mark.id}
          type="button"
          data-station={mark.station}
          tabIndex={-1}
          style={{ left: `${(100 * mark.frame) / Math.max(1, frames - 1)}%` }}
          title={`${LANDMARK_LABELS[mark.station].words}, frame ${mark.frame + 1}`}
          aria-label={`Go to ${LANDMARK_LABELS[mark.station].words}, frame ${mark.frame + 1}`}
          onClick={() => stopAt(mark)}
        />
      ))}
    </span>
  );
}
