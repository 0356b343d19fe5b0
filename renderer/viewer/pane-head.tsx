import { useHint } from '../commands/keymap.ts';
import { activatePane } from '../state/navigation.ts';
import { closePane } from '../state/panes.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { goBeside } from './following.ts';
import { frameText } from './frame-text.ts';
import { PictureLook } from './look/picture-look.tsx';
import { PaneTitle } from './pane-title.tsx';

/** Above a pane beside others: which run and frame it shows, and whether it is worked in; a click works in it, its slider goes through its frames. */
export function PaneHead({ id }: { readonly id: PaneId }) {
  const active = useApp((state) => state.activePane === id);
  const run = useApp((state) => runNow(state, id))?.run;
  const pane = useApp((state) => paneOf(state, id));
  const hint = useHint('compare.exchange', 'Make this picture active');
  const stop = useHint('compare.toggle', 'Stop comparing');
  if (run === undefined) return null;
  const { frame } = pane;
  if (active)
    return (
      <header className="pane-head active small">
        <span className="accent" aria-hidden="true">
          ●
        </span>
        <span className="unseen">Active: </span>
        <PaneTitle run={run} frame={frame} />
        <PictureLook pane={id} />
      </header>
    );
  const { frames } = run.image;
  return (
    <header className="pane-head">
      <button type="button" className="quiet small" {...hint} onClick={() => activatePane(id)}>
        <PaneTitle run={run} frame={frame} />
      </button>
      <PictureLook pane={id} />
      {frames > 1 && (
        <input
          type="range"
          className="tells-frame"
          aria-label="Step through the compared run"
          aria-valuetext={frameText(run, frame)}
          min={1}
          max={frames}
          value={frame + 1}
          onChange={(event) => goBeside(pane, event.currentTarget.valueAsNumber - 1)}
          onPointerUp={(event) => event.currentTarget.blur()}
        />
      )}
      <button type="button" className="quiet small" aria-label="Stop comparing" {...stop} onClick={() => closePane(id)}>
        ✕
      </button>
    </header>
  );
}
