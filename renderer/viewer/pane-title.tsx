import type { Run } from '../../core/dicom/run.ts';
import { shownNow } from '../state/patient.ts';
import { tip } from '../ui/tooltip.tsx';

/** Which run and frame (from 0) a picture shows; where room is short the file's name is cut, never the frame. */
export function PaneTitle({ run, frame }: { readonly run: Run; readonly frame: number }) {
  return (
    <span className="pane-title" {...tip(shownNow(run.file))}>
      <strong>{shownNow(run.file)}</strong>
      <span className="number tells-frame">
        frame {frame + 1} / {run.image.frames}
      </span>
    </span>
  );
}
