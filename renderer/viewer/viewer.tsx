import { useEffect } from 'react';
import { usePlayback } from '../decoding/playback.ts';
import { useApp } from '../state/store.ts';
import { useStage } from '../viewport/stage.ts';
import { CompareBar } from './compare-bar.tsx';
import { keepFollowing } from './following.ts';
import { FrameBar } from './frame-bar.tsx';
import type { FurtherShape } from './overlay.tsx';
import { Pane } from './pane.tsx';
import './viewer.css';
import './compare.css';

/** One to three panes side by side, and the bar that moves through the frames of the active one. */
export function Viewer({ further }: { readonly further: readonly FurtherShape[] }) {
  usePlayback();
  useEffect(keepFollowing, []);
  const panes = useApp((state) => state.panes);
  const painted = useStage((stage) => stage.painted);
  const glimpse = useStage((stage) => stage.glimpse);
  return (
    <main
      className="viewer"
      aria-label="Viewer"
      data-testid="viewer"
      data-frame={painted === null ? undefined : painted.frame + 1}
      data-run={painted?.run ?? glimpse ?? undefined}
    >
      <CompareBar />
      <div className="panes">
        {panes.map(({ id }) => (
          <Pane key={id} id={id} further={further} />
        ))}
      </div>
      <FrameBar />
    </main>
  );
}
