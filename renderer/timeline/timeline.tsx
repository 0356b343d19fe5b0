import { Axis } from './axis.tsx';
import { Cut } from './cut.tsx';
import { ProfileChart } from './profile-chart.tsx';
import { Readout } from './readout.tsx';
import { useRunHere } from './run-here.ts';
import { foldTimeline, showWholeDepth, useTimeline } from './state.ts';
import { Track } from './track.tsx';
import './timeline.css';
import { openingOf } from '../decoding/bytes.ts';
import { tip } from '../ui/tooltip.tsx';

/** The strip below the picture: the run cut lengthwise, and its diameters and area along it; absent for runs that do not lie along a vein. */
export function Timeline() {
  const here = useRunHere();
  const shown = useTimeline((timeline) => timeline.shown);
  const whole = useTimeline((timeline) => timeline.wholeDepth);
  if (here === null) return null;
  return (
    <section className="timeline" data-shown={shown} aria-label="Longitudinal view" data-testid="timeline">
      <header className="timeline-head">
        <button type="button" className="quiet" aria-expanded={shown} onClick={foldTimeline}>
          {shown ? '▾' : '▸'} Longitudinal view
        </button>
        {shown && <Readout here={here} />}
        {shown && (
          <button
            type="button"
            className="small"
            aria-pressed={whole}
            {...tip('Show the view out to the edge of the picture, or only the inner half at twice the size')}
            onClick={() => showWholeDepth(!whole)}
          >
            Full depth
          </button>
        )}
      </header>
      {shown && (
        <Track key={openingOf(here.studyRun.location)} here={here}>
          <Cut here={here} />
          <Axis here={here} />
          <ProfileChart here={here} />
        </Track>
      )}
    </section>
  );
}
