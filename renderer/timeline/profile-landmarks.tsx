import { useRef } from 'react';
import { useElementSize } from '../ui/element-size.ts';
import { layLabels } from './cut-drawing.ts';
import { useShownMarks } from './moving-mark.ts';
import type { RunHere } from './run-here.ts';

/** The marks over the profile in their colours; a name that would cover another stands only in the cut above. */
export function ProfileLandmarks({ here: { marks, frames } }: { readonly here: RunHere }) {
  const landmarks = useShownMarks(marks);
  const field = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(field);
  return (
    <div className="profile-marks" ref={field} aria-hidden="true">
      {width > 0 &&
        layLabels(landmarks, frames, width).map(({ mark: landmark, text, left, row }) => (
          <div key={landmark.id} data-station={landmark.station}>
            <i style={{ left: `${(100 * (landmark.frame + 0.5)) / frames}%` }} />
            {row === 0 && (
              <span className="small" style={{ left }}>
                {text}
              </span>
            )}
          </div>
        ))}
    </div>
  );
}
