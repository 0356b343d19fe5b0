import { useEffect, useRef } from 'react';
import { paintOverlays } from '../../core/dicom/overlays.ts';
import { runNow, useApp } from '../store.ts';
import { layoutNow, useStage } from './stage.ts';

/** Unlike every ink of this program's own drawings. */
const INK = [255, 255, 160] as const;

/** What the file itself draws over its picture, pixel by pixel, while it is switched on. */
export function FileOverlay() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  const shown = useApp((state) => state.fileOverlaysShown);
  useApp((state) => state.view);
  useStage((stage) => stage.size);
  const here = useStage(({ painted }) => painted?.frame === frame && painted.run === run?.identity.sopInstanceUid);
  const overlays = run?.overlays ?? [];
  const visible = shown && here && overlays.length > 0;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!visible || run === undefined || context == null) return;
    const { rows, columns } = run.image;
    const painted = new ImageData(columns, rows);
    painted.data.set(paintOverlays(run.overlays, frame, run.image, INK));
    context.putImageData(painted, 0, 0);
  }, [visible, run, frame]);
  const layout = layoutNow();
  if (!visible || run === undefined || layout === null) return null;
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
      style={{ left, top, width, height }}
    />
  );
}
