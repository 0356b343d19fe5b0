import { shownAngle } from '../../core/session/document/display-orientation.ts';
import { useDisplay } from '../viewport/turning.ts';
import { useTimeline } from './state.ts';

/** Where the upper half of the cut looks in the picture as it is seen, 0…359 degrees clockwise from 12 o'clock. */
export function useShownDegrees(): number {
  const degrees = useTimeline((timeline) => timeline.degrees);
  return shownAngle(useDisplay(), degrees);
}
