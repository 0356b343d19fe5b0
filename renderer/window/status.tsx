import { useEffect, useState } from 'react';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { alongVein } from '../../core/session/vein/along.ts';
import { scaleText } from '../calibration/panel.tsx';
import { frameNow, runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { useCursor } from '../viewport/cursor.ts';
import { ago, lengthTextOf } from './status-text.ts';
import { useWish, wishText } from './wish.ts';

/** The line at the bottom: what comes next, the scale and its source, the frame with its time and length, the pointer, and what is saved. */
export function StatusBar() {
  const session = useApp(sessionNow);
  const uid = useApp(runUidNow);
  const record = recordOf(session, uid);
  return (
    <footer className="status">
      <WishHere />
      {record !== null && <span>{scaleText(record)}</span>}
      <FramePosition record={record} />
      <Pointer />
      <Saved />
    </footer>
  );
}

/** What the window wants next on the way to the plan. */
function WishHere() {
  const wish = useWish();
  return wish === null ? null : <span data-testid="status-next">{wishText(wish)}</span>;
}

/** Frame, time and length along the pullback; each says so where the file does not prove it. */
function FramePosition({ record }: { readonly record: RunRecord | null }) {
  const run = useApp(runNow)?.run;
  const frame = useApp(frameNow);
  if (run === undefined) return <span>No run shown</span>;
  const { clock, pullback } = run;
  const time = clock.known ? clock.timesMs[frame] : undefined;
  return (
    <>
      <span className="number">
        Frame {frame + 1} of {run.image.frames}
        {time === undefined ? '' : ` · ${(time / 1000).toFixed(2)} s`}
      </span>
      <span className="number" data-testid="status-length">
        {record !== null && lengthTextOf(record, alongVein(pullback, record.places, frame))}
      </span>
    </>
  );
}

function Pointer() {
  const place = useCursor((cursor) => cursor.place);
  if (place === null) return null;
  const digits = place.unit === 'mm' ? 1 : 0;
  return (
    <span className="number">
      Pointer {place.x.toFixed(digits)}, {place.y.toFixed(digits)} {place.unit}
    </span>
  );
}

/** Where the working copy stands. A problem is an alert, ordinary saving is not read aloud again and again. */
function Saved() {
  const saving = useApp((state) => state.saving);
  useSeconds(saving.state === 'saved');
  switch (saving.state) {
    case 'nothing':
      return (
        <span className="last muted" data-testid="status-saved">
          Nothing to save
        </span>
      );
    case 'waiting':
      return (
        <span className="last" data-testid="status-saved">
          Saving…
        </span>
      );
    case 'saved':
      return (
        <span className="last good" data-testid="status-saved">
          ✓ Saved {ago(Date.now() - saving.at)}
        </span>
      );
    case 'problem':
      return (
        <span className="last bad" role="alert" data-testid="status-saved">
          ✕ Not saved: {saving.problem}
        </span>
      );
  }
}

/** Draws the component anew each second while `ticking`. */
function useSeconds(ticking: boolean): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => draw((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
}
