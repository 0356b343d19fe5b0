import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { alongVein } from '../../core/session/vein/along.ts';
import { dispatch } from '../state/document.ts';
import { showFrame } from '../state/navigation.ts';
import { frameNow, runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { NumberField } from '../ui/fields.tsx';

/** Where the frames of the run on the screen lie along the vein: by the file, or by places that the operator gives them. */
export function PositionsPanel() {
  const session = useApp(sessionNow);
  const run = useApp(runNow)?.run;
  const frame = useApp(frameNow);
  const uid = useApp(runUidNow);
  const record = recordOf(session, uid);
  if (record === null || run === undefined || pictureKind(record) !== 'pullback') return null;
  const { sopInstanceUid, places } = record;
  const along = alongVein(run.pullback, places, frame);
  const here = places.find((place) => place.frame === frame);
  const place = (mm: number | null) =>
    dispatch(
      mm === null
        ? { type: 'removePlace', run: sopInstanceUid, frame }
        : { type: 'placeAt', run: sopInstanceUid, frame, mm },
    );
  return (
    <section className="section stack" aria-labelledby="places-title">
      <h2 id="places-title">Length along this run</h2>
      <p className={along.known ? 'number' : 'warn small'}>
        {along.known ? `This frame is at ${along.mm.toFixed(1)} mm · ${along.from}` : `? ${along.sentence}`}
      </p>
      <p className="small muted">
        If you know the distance between two or more frames (catheter markings outside the patient, a marker catheter, a
        ruler), enter a reference position for each. A steady pullback is assumed between them; beyond them the position
        is unknown.
      </p>
      <div className="fields numbers">
        <NumberField
          key={frame}
          label={`Position of frame ${frame + 1}`}
          unit="mm"
          value={here?.mm ?? null}
          onCommit={place}
        />
      </div>
      {places.length > 0 && (
        <ul className="list" aria-label="Reference positions">
          {places.map(({ frame: placed, mm }) => (
            <li key={placed} className="row">
              <button type="button" className="quiet small" onClick={() => showFrame(placed)}>
                <span className="number">Frame {placed + 1}</span> · {mm} mm
              </button>
              <button
                type="button"
                className="small"
                style={{ width: 'auto' }}
                aria-label={`Remove the reference position of frame ${placed + 1}`}
                onClick={() => dispatch({ type: 'removePlace', run: sopInstanceUid, frame: placed })}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
