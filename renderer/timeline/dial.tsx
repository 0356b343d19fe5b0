import type { PointerEvent } from 'react';
import { useState } from 'react';
import { storedAngle } from '../../core/session/document/display-orientation.ts';
import { turnCut } from '../state/navigation.ts';
import { tip } from '../ui/tooltip.tsx';
import { isUnpressed } from '../ui/unpressed.ts';
import { displayNow } from '../viewport/turning.ts';
import { useShownDegrees } from './shown-degrees.ts';
import { turnWheel } from './state.ts';

/** A small clock face that shows where the cut looks: drag it, turn the wheel over it, or use its arrow keys. */
export function Dial() {
  const degrees = useShownDegrees();
  const [wheel] = useState(turnWheel);
  return (
    <div className="dial" {...tip('Rotate the view: drag, wheel, [ and ]')} onPointerDown={grab} onWheel={wheel}>
      <input
        className="unseen"
        type="range"
        aria-label="Angle of the longitudinal view"
        aria-valuetext={`${degrees} degrees from 12 o’clock`}
        min={0}
        max={359}
        value={degrees}
        onChange={(event) => turnToShown(event.currentTarget.valueAsNumber)}
      />
      <svg viewBox="-24 -24 48 48" width="48" height="48" aria-hidden="true">
        <circle r="20" />
        <g transform={`rotate(${degrees})`}>
          <line y1="20" y2="-20" />
          <path d="M0 -22l4 8h-8z" />
        </g>
      </svg>
    </div>
  );
}

/** Turns the cut to a direction as the picture is seen. */
function turnToShown(degrees: number): void {
  turnCut(storedAngle(displayNow(), degrees));
}

/** Follows the pointer around the middle of the dial until it is let go. */
function grab(event: PointerEvent<HTMLElement>): void {
  const dial = event.currentTarget;
  const { left, top, width, height } = dial.getBoundingClientRect();
  const follow = (move: Pick<MouseEvent, 'clientX' | 'clientY' | 'buttons'> & { readonly pointerType: string }) => {
    if (isUnpressed(move)) return;
    const { clientX, clientY } = move;
    const [x, y] = [clientX - left - width / 2, clientY - top - height / 2];
    if (x !== 0 || y !== 0) turnToShown((Math.atan2(x, -y) * 180) / Math.PI);
  };
  const stop = new AbortController();
  dial.setPointerCapture(event.pointerId);
  dial.addEventListener('pointermove', follow, { signal: stop.signal });
  dial.addEventListener('lostpointercapture', () => stop.abort(), { signal: stop.signal });
  follow(event);
}
