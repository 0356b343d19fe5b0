import type { Contour, Point } from '../../core/geometry/point.ts';
import { remembered } from '../../core/remembered.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { unscaled } from '../../core/session/drawn/readings.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { boxAround } from '../ui/box.ts';
import { ORIGINS } from '../ui/labels.ts';
import { measured, useUnits } from '../ui/measured.ts';
import { usePreferences, useTextScale } from '../ui/preferences.ts';
import { labelText } from '../viewport/label.ts';
import type { Labelled, TextLabel } from '../viewport/labels/text-label.ts';
import { beyondRightEnd, isInView, textLabel, UNLABELLED } from '../viewport/labels/text-label.ts';
import { INK } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import type { DrawnOutline } from './drawn.ts';
import { inkOf, lineOf, useDrawnOutlines } from './drawn.ts';

/** Before a name that does not begin with it already. */
const LETTERS: Readonly<Record<DrawnOutline['role'], string>> = {
  lesion: 'L',
  reference: 'R',
  other: '',
  unknown: '?',
};

function lettered({ name, role }: DrawnOutline): string {
  const letter = LETTERS[role];
  return letter === '' || name.startsWith(letter) ? name : `${letter} · ${name}`;
}

/** What is to be read beside the outlines of the frame in a pane. */
export function useOutlinesLabelled(pane: PaneId, layout: Layout): Labelled {
  const drawn = useDrawnOutlines(pane);
  const always = usePreferences(({ diameters }) => diameters === 'all');
  const moving = useApp(({ draft }) => draft?.kind === 'reshaping');
  const units = useUnits();
  return labelledOf(drawn, always, layout, moving, units, useTextScale());
}

/** The same for as long as nothing of it changes: figures are in the unit that is chosen, and words as large as they are wanted. */
const labelledOf = remembered(
  (
    drawn: readonly DrawnOutline[],
    always: boolean,
    layout: Layout,
    moving: boolean,
    _units: string,
    _textScale: number,
  ): Labelled => ({
    labels: drawn.flatMap((outline) => labelsOf(outline, always, layout)),
    lines: drawn.map(({ reading }) => lineOf(reading, layout.transform)),
    taken: [],
    moving,
  }),
);

/** What is to be read beside an outline that is being drawn. */
export function sketchedLabels(sketch: Sketch, layout: Layout): Labelled {
  if (sketch.kind !== 'outline' || sketch.reading === null) return UNLABELLED;
  const { reading, line, closed } = sketch;
  const places = line.map(layout.transform.toScreen);
  const text = labelText('This outline', reading, 'selected');
  const colour = reading.readings === null ? INK.bad.colour : INK.draft.colour;
  const words = { id: 'sketch', text, colour, opacity: 1 };
  const labels = [nameLabel(words, places), ...diameterLabels('sketch', reading, places, layout)];
  return { labels, lines: [{ places, closed }], taken: [], moving: true };
}

function labelsOf(outline: DrawnOutline, always: boolean, layout: Layout): readonly TextLabel[] {
  const { id, look, reading, trust, waits } = outline;
  const { places } = lineOf(reading, layout.transform);
  if (!isInView(places, layout.viewport)) return [];
  const name = lettered(outline);
  const sure = trust === null ? '' : `, ${trust}`;
  const words = waits === null ? name : `${name}\n${ORIGINS[waits].toLowerCase()}${sure}, not accepted`;
  const text = labelText(words, reading, look === 'plain' && always ? 'beside' : look);
  const { colour } = inkOf(outline);
  const label = nameLabel({ id, text, colour, opacity: look === 'plain' && waits !== null ? 0.7 : 1 }, places);
  return look === 'selected' ? [label, ...diameterLabels(id, reading, places, layout)] : [label];
}

/** Below the outline, if it can. */
function nameLabel(words: Pick<TextLabel, 'id' | 'text' | 'colour' | 'opacity'>, places: Contour): TextLabel {
  const box = boxAround(places) ?? { x: 0, y: 0, width: 0, height: 0 };
  const from: Point = [box.x + box.width / 2, box.y + box.height / 2];
  return textLabel({ ...words, from, towards: [0, 1], beyond: places, ends: places });
}

/** Beyond an end of the smallest and of the largest diameter. */
function diameterLabels(
  id: string,
  { readings, scale }: OutlineReading,
  places: Contour,
  { transform }: Layout,
): readonly TextLabel[] {
  if (readings === null) return [];
  const place = (end: Point) => transform.toScreen(unscaled(end, scale));
  const one = (name: 'min' | 'max', [a, b]: readonly [Point, Point]) =>
    textLabel({
      id: `${id} ${name}`,
      text: `${name} ${measured(readings[name], scale.unit)}`,
      colour: '#fff',
      opacity: 1,
      ...beyondRightEnd([place(a), place(b)], places),
    });
  return [one('max', readings.maxEnds), one('min', readings.minEnds)];
}
