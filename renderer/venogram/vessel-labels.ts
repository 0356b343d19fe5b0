import { useMemo } from 'react';
import type { Width } from '../../core/measure/vessel.ts';
import { readVessel, shownWidths } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import type { PaneId } from '../state/store.ts';
import { measured, useUnits } from '../ui/measured.ts';
import type { Labelled, TextLabel } from '../viewport/labels/text-label.ts';
import { beyondRightEnd, isInView, textLabel, UNLABELLED } from '../viewport/labels/text-label.ts';
import type { PaneFrame } from '../viewport/pane-objects.ts';
import { isOn, usePaneFrame } from '../viewport/pane-objects.ts';
import { INK } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useVesselView } from './vessel-view.ts';

/** What is to be read beside the vessels of the frame in a pane: the smallest width of each and its reference. */
export function useVesselsLabelled(pane: PaneId, layout: Layout): Labelled {
  const on = usePaneFrame(pane);
  const dragged = useVesselView((view) => view.dragged);
  const units = useUnits();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures are in the unit that is chosen
  return useMemo(() => {
    if (on === null) return UNLABELLED;
    const vessels = on.session.vessels.filter((vessel) => isOn(vessel, on));
    const now = vessels.map((vessel) => (dragged?.id === vessel.id ? dragged : vessel));
    const lines = now.flatMap((vessel) => edgesOf(vessel, on, layout));
    return { labels: now.flatMap((one) => labelsOf(one, on, layout)), lines, taken: [], moving: dragged !== null };
  }, [on, dragged, layout, units]);
}

function edgesOf(vessel: Vessel, { record }: PaneFrame, { transform }: Layout): Labelled['lines'] {
  const { left, right } = readVessel(vessel, record).drawn;
  return [...left, ...right].map((part) => ({ places: part.map(transform.toScreen), closed: false }));
}

function labelsOf(vessel: Vessel, { record }: PaneFrame, { transform, viewport }: Layout): readonly TextLabel[] {
  const reading = readVessel(vessel, record);
  const widths = shownWidths(reading);
  if (widths === null) return [];
  const { unit } = reading.scale;
  const label = (name: string, { ends: [left, right] }: Width, value: number, { colour }: { colour: string }) => {
    const ends = [transform.toScreen(left), transform.toScreen(right)] as const;
    if (!isInView(ends, viewport)) return [];
    const text = `${name} ${measured(value, unit)}`;
    return [textLabel({ id: `${vessel.id} ${name}`, text, colour, opacity: 1, ...beyondRightEnd(ends, ends) })];
  };
  const reference = reading.readings?.reference?.width;
  return [
    ...label('min', widths.min, widths.min.width, INK.lesion),
    ...widths.reference.slice(0, 1).flatMap((one) => label('reference', one, reference ?? one.width, INK.reference)),
  ];
}
