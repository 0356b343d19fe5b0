import type { Contour, Point } from '../../core/geometry/point.ts';
import type { ReshapeLabel } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { readOutline, scaleOf } from '../../core/session/drawn/readings.ts';
import { dispatch } from '../state/document.ts';
import type { Grip } from '../tools/grips.ts';
import { CURVE_GRIPS } from '../tools/grips.ts';
import { isInside, pointAt } from '../tools/handles.ts';
import type { Drag } from '../viewport/drags.ts';
import type { DrawnKind, Placed } from '../viewport/drawn-kind.ts';
import { GRIP_CURSORS, grabbed, seenBy } from '../viewport/grip-drag.ts';
import { labelText } from '../viewport/label.ts';
import type { PointerDown } from '../viewport/pointer-handler.ts';
import { removePoint } from './actions.ts';
import { removeOutlines } from './bulk.ts';
import { RESHAPING_COMMANDS } from './commands.ts';
import { isTracedAgain } from './drawn.ts';
import { sketchedLabels, useOutlinesLabelled } from './outline-labels.ts';
import { outlineEntries } from './outline-menu.ts';
import { ROLE_COMMANDS } from './role-commands.ts';
import { SelectedOutline } from './selected.tsx';
import { OutlineShapes, OutlineSketched } from './shape.tsx';
import { OutlineTable } from './table.tsx';

/** Closed lines around a lumen. */
export const OUTLINES: DrawnKind<Outline> = {
  name: 'outline',
  objects: ({ outlines }) => outlines,
  hit: (outline, at, placed) =>
    gripAt(outline, at, placed) !== null ? 'line' : isOver(outline, at, placed) ? 'inside' : null,
  grab: (outline, down, placed) => grab(outline, down, placed),
  cursor: (outline, at, placed) => {
    const grip = gripAt(outline, at, placed);
    return grip === null ? null : GRIP_CURSORS[grip.kind];
  },
  removalOfPointAt: (outline, at, { layout }) => {
    if (!CURVE_GRIPS[outline.curve].loose) return null;
    const index = pointAt(outline.knots, at, layout.transform.toScreen);
    return index === null ? null : () => removePoint(outline, index);
  },
  remove: (outline) => removeOutlines([outline]),
  menu: outlineEntries,
  isHidden: isTracedAgain,
  describe: (outline, record) => {
    const name = `${outline.name}${outline.accepted ? '' : ', not accepted'}`;
    return labelText(name, readOutline(outline, record), 'beside').replaceAll('\n', ', ');
  },
  Shapes: OutlineShapes,
  Sketched: OutlineSketched,
  labelled: useOutlinesLabelled,
  sketchedLabels,
  Selected: ({ object }) => <SelectedOutline outline={object} />,
  Table: OutlineTable,
  commands: [...ROLE_COMMANDS, ...RESHAPING_COMMANDS],
};

function gripAt({ knots, curve }: Outline, at: Point, placed: Placed): Grip | null {
  return CURVE_GRIPS[curve].gripAt(knots, at, seenBy(placed, knots));
}

function isOver(outline: Outline, at: Point, { record, layout }: Placed): boolean {
  return isInside(readOutline(outline, record).polygon, layout.transform.toPicture(at));
}

/** Its handle or line, or with Alt its inside. */
function grab(outline: Outline, down: PointerDown, placed: Placed): Drag | null {
  const { id, knots, curve } = outline;
  const grips = CURVE_GRIPS[curve];
  const commit = (points: Contour, label: ReshapeLabel) =>
    dispatch({ type: 'reshape', id, knots: points, label: label });
  const inside = down.alt && isOver(outline, down.at, placed);
  const { scale } = scaleOf(placed.record, knots);
  return grabbed({ id, points: knots, grips, scale, inside, commit }, down, placed);
}
