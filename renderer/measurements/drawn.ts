import { useMemo } from 'react';
import type { Contour } from '../../core/geometry/point.ts';
import type { MeasurementKind } from '../../core/measure/registry.ts';
import type { MeasurementReading } from '../../core/session/drawn/measurement-readings.ts';
import { readMeasurement } from '../../core/session/drawn/measurement-readings.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { draggedPoints, isOn, useDraftOfDrawn, usePaneFrame } from '../viewport/pane-objects.ts';

/** A measurement as it is to be drawn over the picture. */
export interface DrawnMeasurement {
  readonly id: string;
  readonly kind: MeasurementKind;
  readonly words: string;
  readonly points: Contour;
  readonly reading: MeasurementReading;
  readonly selected: boolean;
}

/** The measurements to be drawn over the picture of a pane now. */
export function useDrawnMeasurements(pane: PaneId): readonly DrawnMeasurement[] {
  const on = usePaneFrame(pane);
  const chosen = useApp((state) => state.selected);
  const draft = useDraftOfDrawn();
  return useMemo(() => {
    if (on === null) return [];
    return on.session.measurements
      .filter((one) => isOn(one, on))
      .map(({ id, kind, words, points: saved }) => {
        const points = draggedPoints(draft, id) ?? saved;
        const reading = readMeasurement(kind, points, on.record);
        return { id, kind, words, points, reading, selected: on.active && id === chosen };
      });
  }, [on, chosen, draft]);
}
