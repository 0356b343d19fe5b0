import type { RunRecord } from '../../core/session/document/document.ts';
import type { OutOfOrder } from '../../core/session/vein/landmark-types.ts';
import { outOfOrder } from '../../core/session/vein/landmark-types.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import { contextMenu } from '../commands/context-menu.tsx';
import { useHint } from '../commands/keymap.ts';
import { dispatch } from '../state/document.ts';
import { stopAt } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';
import { endName, useOrientation } from './cranial-end.tsx';
import { landmarkEntries } from './landmark-entries.ts';
import { askForLandmark } from './landmark-menu.tsx';
import './landmarks.css';
import { tip } from '../ui/tooltip.tsx';

/** The marked frames of a run, for its entry in the study; `jump` is false where its file is not at hand. */
export function LandmarkList({ record, jump }: { readonly record: RunRecord; readonly jump: boolean }) {
  const session = useApp(sessionNow);
  const landmarks = landmarksOf(session, record.sopInstanceUid);
  const orientation = useOrientation(record);
  const wrong = new Set(outOfOrder(landmarks).flatMap(({ above, below }) => [above.id, below.id]));
  if (landmarks.length === 0) return null;
  const [first, last] = [endName(orientation, 'first'), endName(orientation, 'last')];
  return (
    <ul className="list" aria-label={`Landmarks on ${shownNow(record.fileName)}`}>
      {first !== '' && <li className="end-name small muted">▴ {first}</li>}
      {landmarks.map((landmark) => (
        <li
          key={landmark.id}
          className="row"
          style={{ flexWrap: 'nowrap' }}
          {...contextMenu(LANDMARK_LABELS[landmark.station].words, () => landmarkEntries(landmark))}
        >
          <button type="button" className="quiet small" disabled={!jump} onClick={() => stopAt(landmark)}>
            <i className="station-sign" data-station={landmark.station} aria-hidden="true" />
            <span className="number">Frame {landmark.frame + 1}</span> · {LANDMARK_LABELS[landmark.station].words}
            {wrong.has(landmark.id) && <span className="warn"> ! out of order</span>}
          </button>
          <button
            type="button"
            className="quiet small"
            style={{ width: 'auto' }}
            aria-label={`Remove the landmark ${LANDMARK_LABELS[landmark.station].words}`}
            onClick={() => dispatch({ type: 'removeMark', id: landmark.id })}
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
        <button type="button" onClick={askForLandmark} {...hint}>
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
  const landmarks = landmarksOf(session, run);
  if (landmarks.length === 0) return null;
  return (
    <span className="mark-ticks">
      {landmarks.map((landmark) => (
        <button
          key={landmark.id}
          type="button"
          data-station={landmark.station}
          tabIndex={-1}
          style={{ left: `${(100 * landmark.frame) / Math.max(1, frames - 1)}%` }}
          {...tip(`${LANDMARK_LABELS[landmark.station].words}, frame ${landmark.frame + 1}`)}
          aria-label={`Go to ${LANDMARK_LABELS[landmark.station].words}, frame ${landmark.frame + 1}`}
          onClick={() => stopAt(landmark)}
          {...contextMenu(LANDMARK_LABELS[landmark.station].words, () => landmarkEntries(landmark))}
        />
      ))}
    </span>
  );
}
