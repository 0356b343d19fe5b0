import { useMemo } from 'react';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { MeasurementKind } from '../../core/measure/registry.ts';
import { MEASURING_TOOLS } from '../../core/measure/registry.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { useUnits } from '../ui/measured.ts';
import type { Size } from '../ui/screen.ts';
import { endLabelAt, measurementText } from '../viewport/label.ts';
import type { Labelled, TextLabel } from '../viewport/labels/text-label.ts';
import { direction, isInView, textLabel, UNLABELLED } from '../viewport/labels/text-label.ts';
import type { DrawnLine } from '../viewport/labels/wanted.ts';
import { INK, labelSize } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useDrawnMeasurements } from './drawn.ts';
import { pathsOf } from './grips.ts';

/** A measurement with its words, picture pixels. */
interface Worded extends Pick<TextLabel, 'id' | 'text' | 'colour' | 'opacity'> {
  readonly kind: MeasurementKind;
  readonly points: Contour;
}

/** What is to be read beside the measurements of the frame in a pane. */
export function useMeasurementsLabelled(pane: PaneId, layout: Layout): Labelled {
  const drawn = useDrawnMeasurements(pane);
  const moving = useApp(({ draft }) => draft?.kind === 'reshaping');
  const units = useUnits();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures are in the unit that is chosen
  return useMemo(() => {
    const worded = drawn.map(({ id, kind, points, words, reading, selected }) => {
      const text = measurementText(words, reading);
      return { id, kind, points, text, colour: INK.measurement.colour, opacity: selected ? 1 : 0.8 };
    });
    return labelledOf(worded, layout, moving);
  }, [drawn, layout, moving, units]);
}

/** What is to be read beside a measurement that is being drawn. */
export function sketchedLabels(sketch: Sketch, layout: Layout): Labelled {
  if (sketch.kind !== 'measurement') return UNLABELLED;
  const { of: kind, points, reading } = sketch;
  const text = reading === null ? '' : measurementText('', reading);
  return labelledOf([{ id: 'sketch', kind, points, text, colour: INK.draft.colour, opacity: 1 }], layout, true);
}

function labelledOf(worded: readonly Worded[], layout: Layout, moving: boolean): Labelled {
  return {
    labels: worded.flatMap((one) => labelOf(one, layout)),
    lines: worded.flatMap((one) => linesOf(one, layout)),
    taken: worded.flatMap((one) => fixedLabelOf(one, layout) ?? []).map(({ at: [x, y], size }) => ({ x, y, ...size })),
    moving,
  };
}

/** True for words that stand where the hand put them: they are what is taken hold of. */
function isFixed(kind: MeasurementKind): boolean {
  return MEASURING_TOOLS[kind].lines.length === 0 && !MEASURING_TOOLS[kind].orMore;
}

/** Words that stand where the hand put them; null for others. */
export function fixedLabelOf(
  { kind, points, text }: Pick<Worded, 'kind' | 'points' | 'text'>,
  { transform, viewport }: Layout,
): { readonly at: Point; readonly size: Size } | null {
  const [place] = points.map(transform.toScreen);
  if (!isFixed(kind) || text === '' || place === undefined) return null;
  const size = labelSize(text);
  return { at: endLabelAt(place, place, size, viewport), size };
}

/** Further along the line at its last point; at the beginning of an arrow, so that its head stays free. */
function labelOf({ kind, points, text, ...look }: Worded, { transform, viewport }: Layout): readonly TextLabel[] {
  const places = points.map(transform.toScreen);
  const ordered = MEASURING_TOOLS[kind].ends === 'head' ? places.toReversed() : places;
  const end = ordered.at(-1);
  if (isFixed(kind) || text === '' || end === undefined || !isInView(ordered, viewport)) return [];
  const towards = direction(ordered.at(-2) ?? [end[0] - 1, end[1]], end);
  return [textLabel({ ...look, text, from: end, towards, beyond: [end], ends: [end] })];
}

function linesOf({ kind, points }: Worded, { transform }: Layout): readonly DrawnLine[] {
  return pathsOf(kind, points).map((path) => ({ places: path.map(transform.toScreen), closed: false }));
}
