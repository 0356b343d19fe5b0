import type { Point } from '../../core/geometry/point.ts';
import { notice, useApp } from '../store.ts';
import { onPicture } from '../tools/handles.ts';
import type { RulerLine } from '../tools/ruler.ts';
import { endAt, useRuler } from '../tools/ruler.ts';
import type { Drag } from './drags.ts';
import type { Hand, Press } from './hand.ts';
import { levelling } from './hand.ts';
import type { Layout } from './stage.ts';
import { isShowing } from './stage.ts';

/** The hand that lays the calibration line: by dragging it, by a click at each end, or by dragging one of its ends. */
export const ruling: Hand = { press: laid, right: () => levelling(), cursor: () => 'crosshair' };

function laid({ at, layout }: Press): Drag | null {
  const { runUid, frame, study } = useApp.getState();
  if (runUid === null || study === null || !isShowing()) return null;
  if (study.readOnly !== null) {
    notice(study.readOnly);
    return null;
  }
  useApp.setState({ playing: false, panel: 'measure' });
  const { line } = useRuler.getState();
  const here = line !== null && line.run === runUid && line.frame === frame ? line : null;
  const grabbed = here === null ? null : endAt(here, at, layout.transform.toScreen);
  if (here !== null && here.to !== null && grabbed !== null) return endDrag({ ...here, to: here.to }, grabbed);
  if (here !== null && here.to === null) return endDrag({ ...here, to: placeAt(at, layout) }, 'to');
  const first: RulerLine = { run: runUid, frame, from: placeAt(at, layout), to: null };
  useRuler.setState({ line: first });
  return endDrag({ ...first, to: first.from }, 'to', first);
}

/** Moves one end; what was only a click leaves `otherwise`. */
function endDrag(line: RulerLine & { readonly to: Point }, end: 'from' | 'to', otherwise: RulerLine = line): Drag {
  const [startX, startY] = line[end];
  return {
    move: ([fromX, fromY], [x, y], { transform, picture }) => {
      const moved: Point = [startX + (x - fromX) / transform.scaleX, startY + (y - fromY) / transform.scaleY];
      useRuler.setState({ line: { ...line, [end]: onPicture(moved, picture.width, picture.height) } });
    },
    end: (hasMoved) => {
      if (!hasMoved) useRuler.setState({ line: otherwise });
    },
  };
}

function placeAt(at: Point, { transform, picture }: Layout): Point {
  return onPicture(transform.toPicture(at), picture.width, picture.height);
}
