import { quantity } from '../../core/plan/figures.ts';
import { borderKnots } from '../../core/session/drawn/border-knots.ts';
import { readPoints } from '../../core/session/drawn/readings.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import { squared } from '../ui/format.ts';
import { useBorderView } from './border-view.ts';

/** What the other border measures while it is shown; nothing else. */
export function RivalLine() {
  const rival = useBorderView((view) => view.rival);
  const studyRun = useApp(runNow);
  const session = useApp(sessionNow);
  if (rival === null || studyRun === null) return null;
  const { readings, scale } = readPoints(borderKnots(rival.contour), 'spline', recordFor(studyRun, session));
  const sizes =
    readings === null
      ? ''
      : `: min ${quantity(readings.min, scale.unit)}, area ${quantity(readings.area, squared(scale.unit))}`;
  return (
    <span className="number" role="status" data-testid="rival">
      Other border{sizes}
    </span>
  );
}
