import { shownAngle } from '../../core/session/document/display-orientation.ts';
import { useApp } from '../state/store.ts';
import { useDisplay } from '../viewport/turning.ts';

/** Where the upper half of the cut looks in the picture as it is seen, 0…359 degrees clockwise from 12 o'clock. */
export function useShownDegrees(): number {
  const degrees = useApp((state) => state.cutDegrees);
  return shownAngle(useDisplay(), degrees);
}
