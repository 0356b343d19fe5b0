import { useEffect, useRef } from 'react';
import { paintOverlays } from '../../core/dicom/picture/overlays.ts';
import type { Run } from '../../core/dicom/run.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing, useLayout } from '../viewport/stage.ts';

/** Unlike every ink of this program's own drawings. */
const INK = [255, 255, 160] as const;

/** What the file itself draws over the picture of a pane, while it is switched on. */
export function FileOverlay({ pane }: { readonly pane: PaneId }) {
  const run = useApp((state) => runNow(state, pane))?.run;
  const frame = useApp((state) => paneOf(state, pane).frame);
  const showing = useIsShowing(pane);
  const layout = useLayout(pane);
  return run === undefined || layout === null || !showing ? null : <Drawings run={run} frame={frame} layout={layout} />;
}

/** The drawings of a file on one of its frames (from 0) that lies so, pixel by pixel; nothing while they are switched off. */
function Drawings(props: { readonly run: Run; readonly frame: number; readonly layout: Layout }) {
  const { run, frame, layout } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useApp((state) => state.fileOverlaysShown);
  const visible = shown && run.overlays.length > 0;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!visible || context == null) return;
    const { rows, columns } = run.image;
    const painted = new ImageData(columns, rows);
    painted.data.set(paintOverlays(run.overlays, frame, run.image, INK));
    context.putImageData(painted, 0, 0);
  }, [visible, run, frame]);
  if (!visible) return null;
  const { picture } = layout;
  return (
    <canvas
      ref={canvas}
      className="file-overlay"
      data-testid="file-overlay"
      width={picture.width}
      height={picture.height}
      style={{ transform: matrixOf(layout) }}
    />
  );
}

/** How a canvas of the picture's own pixels is laid over the picture, in the terms of CSS. */
function matrixOf({ transform: { toScreen } }: Layout): string {
  const [left, top] = toScreen([0, 0]);
  const [alongX, alongY] = toScreen([1, 0]);
  const [downX, downY] = toScreen([0, 1]);
  return `matrix(${[alongX - left, alongY - top, downX - left, downY - top, left, top].join(', ')})`;
}
