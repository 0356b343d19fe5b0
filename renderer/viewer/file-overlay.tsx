import { useEffect, useRef } from 'react';
import { paintOverlays } from '../../core/dicom/picture/overlays.ts';
import type { Run } from '../../core/dicom/run.ts';
import { runNow, useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutNow, useStage } from '../viewport/stage.ts';

/** Unlike every ink of this program's own drawings. */
const INK = [255, 255, 160] as const;

/** What the file itself draws over the picture on the screen, while it is switched on. */
export function FileOverlay() {
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  useApp((state) => state.view);
  useStage((stage) => stage.size);
  const here = useStage(({ painted }) => painted?.frame === frame && painted.run === run?.identity.sopInstanceUid);
  const layout = layoutNow();
  return run === undefined || layout === null || !here ? null : <Drawings run={run} frame={frame} layout={layout} />;
}

/** The drawings of a file on one of its frames (from 0) that lies so, pixel by pixel; nothing while they are switched off. */
export function Drawings(props: { readonly run: Run; readonly frame: number; readonly layout: Layout }) {
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
  const { transform, picture } = layout;
  const [left, top] = transform.toScreen([0, 0]);
  const width = picture.width * transform.scaleX;
  const height = picture.height * transform.scaleY;
  return (
    <canvas
      ref={canvas}
      className="file-overlay"
      data-testid="file-overlay"
      width={picture.width}
      height={picture.height}
      style={{ left, top, width, height, transformOrigin: '0 0', rotate: `${transform.turn}deg` }}
    />
  );
}
