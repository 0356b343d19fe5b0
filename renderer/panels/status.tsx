import { useEffect, useState } from 'react';
import type { Along } from '../../core/session/along.ts';
import { alongVein } from '../../core/session/along.ts';
import type { Place } from '../../core/session/operator-scale.ts';
import { runNow, sessionNow, useApp } from '../store.ts';
import { useCursor } from '../viewer/cursor.ts';
import { recordOf } from './derived.ts';
import { scaleText } from './scale.tsx';

/** The line at the bottom: the scale and its source, the frame with its time and length, the pointer, and what is saved. */
export function StatusBar() {
  const session = useApp(sessionNow);
  const uid = useApp((state) => state.runUid);
  const record = recordOf(session, uid);
  return (
    <footer className="status">
      {record !== null && <span>{scaleText(record)}</span>}
      <FramePlace places={record?.places ?? []} />
      <Pointer />
      <Saved />
    </footer>
  );
}

/** Frame, time and length along the pullback; each says so where the file does not prove it. */
function FramePlace({ places }: { readonly places: readonly Place[] }) {
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  if (run === undefined) return <span>No run on the screen</span>;
  const { clock, pullback } = run;
  const time = clock.known ? clock.timesMs[frame] : undefined;
  return (
    <>
      <span className="number">
        Frame {frame + 1} of {run.image.frames}
        {time === undefined ? '' : ` · ${(time / 1000).toFixed(2)} s`}
      </span>
      {run.image.frames > 1 && (
        <span className="number" data-testid="status-length">
          {lengthText(alongVein(pullback, places, frame))}
        </span>
      )}
    </>
  );
}

/** How far the catheter had come, or why that is unknown: the sentence up to its colon, which says the cause. */
export function lengthText(along: Along): string {
  if (!along.known) return `Length unknown: ${along.sentence.split(':')[0]?.replace(/\.$/, '')}`;
  return `${along.mm.toFixed(1)} mm along the pullback (${along.from})`;
}

function Pointer() {
  const place = useCursor((cursor) => cursor.place);
  if (place === null) return null;
  const digits = place.unit === 'mm' ? 2 : 0;
  return (
    <span className="number">
      Pointer {place.x.toFixed(digits)}, {place.y.toFixed(digits)} {place.unit}
    </span>
  );
}

/** Where the working copy stands. A problem is an alert, ordinary saving is not read aloud again and again. */
function Saved() {
  const keeping = useApp((state) => state.keeping);
  useSeconds(keeping.state === 'saved');
  switch (keeping.state) {
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
          ✓ Saved {ago(Date.now() - keeping.at)}
        </span>
      );
    case 'problem':
      return (
        <span className="last bad" role="alert" data-testid="status-saved">
          ✕ Not saved: {keeping.problem}
        </span>
      );
  }
}

/** How long ago something was, from milliseconds: "2 s ago", "5 min ago". */
export function ago(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
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
