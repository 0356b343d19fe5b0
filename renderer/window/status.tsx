import { useEffect, useState } from 'react';
import { FindingProgress } from '../border/finding.tsx';
import { RivalLine } from '../border/rival-line.tsx';
import { useKeptWhere } from '../state/kept-in.ts';
import { useApp } from '../state/store.ts';
import { tip } from '../ui/tooltip.tsx';
import { useCursor } from '../viewport/cursor.ts';
import { ago } from './status-text.ts';
import { useWish, wishText } from './wish.ts';

/** The line at the bottom: what comes next, where the pointer is, and where the work is kept. */
export function StatusBar() {
  return (
    <footer className="status">
      <WishHere />
      <FindingProgress />
      <RivalLine />
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
  const reading = useApp(({ study }) => (study?.isBeingRead ? study.readOnly : null));
  const where = useKeptWhere();
  useSeconds(saving.state === 'saved');
  switch (saving.state) {
    case 'nothing':
      return (
        <span className="last muted" data-testid="status-saved">
          {reading ?? 'Nothing changed yet'}
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
        <span className="last good" data-testid="status-saved" {...tip(where)}>
          ✓ Kept automatically {ago(Date.now() - saving.at)}
        </span>
      );
    case 'problem':
      return (
        <span className="last bad" role="alert" data-testid="status-saved">
          ✕ Not kept: {saving.problem}
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
