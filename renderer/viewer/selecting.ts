import type { Point } from '../../core/geometry/point.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction } from '../commands/menu-entry.ts';
import { select } from '../state/editing.ts';
import { togglePictureAlone } from '../state/layout.ts';
import { useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { panDrag, windowLevelDrag } from '../viewport/drags.ts';
import type { DrawnHere, Placed } from '../viewport/drawn-kind.ts';
import { drawnHere, placedHere } from '../viewport/drawn-kind.ts';
import { pointEntries } from '../viewport/point-menu.ts';
import type { PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { DRAWN_KINDS, selectedHere } from './drawn-kinds.ts';

/** Without a drawing tool the pointer takes hold of what is selected, selects, and else changes window and level. */
export const selecting: PointerHandler = {
  left: (down) => {
    const click = () => selectAt(down.at, down.layout);
    const grabbed = onSelected(down.layout, ({ kind, object }, placed) => kind.grab(object, down, placed));
    return grabbed ?? (leftPans() ? panDrag(undefined, click) : windowLevelDrag(undefined, click));
  },
  right: () => (leftPans() ? windowLevelDrag() : null),
  menu: ({ at, layout }) => {
    const remove = onSelected(layout, ({ kind, object }, placed) => kind.removalOfPointAt(object, at, placed));
    const hit = hitAt(at, layout);
    if (remove === null && hit === null) return [];
    if (remove === null) select(hit);
    return onSelected(layout, (here) => [...pointEntries(remove), ...entriesOf(here)]) ?? [];
  },
  cursor: (at, layout) =>
    onSelected(layout, ({ kind, object }, placed) => kind.cursor(object, at, placed)) ?? 'default',
};

/** Shows the picture alone, or everything again, where a double click meets nothing else: no tool, nothing being drawn, no object. */
export function aloneOnDoubleClick(): void {
  const { tool, draft, selected } = useApp.getState();
  if (tool === 'select' && draft === null && selected === null) togglePictureAlone();
}

/** The operator likes to move the picture with the left button; window and level are then on the right one. */
function leftPans(): boolean {
  return usePreferences.getState().leftDrag === 'pan';
}

/** What becomes of the selected object, where there is one here; else null. */
function onSelected<T>(layout: Layout, use: (here: DrawnHere, placed: Placed) => T): T | null {
  const [here, placed] = [selectedHere(), placedHere(layout)];
  return here === null || placed === null || !isShowing() ? null : use(here, placed);
}

/** What the context menu of a drawn object offers. */
function entriesOf({ kind, object }: DrawnHere): readonly MenuEntry[] {
  const keys = firstKey('deleteSelected');
  return [...(kind.menu?.(object) ?? []), menuAction(`Delete ${kind.name}`, () => kind.remove(object), { keys })];
}

/** Selects what is at a place; nothing where there is none. What is out of sight is neither selected nor deselected. */
function selectAt(at: Point, layout: Layout): void {
  if (useApp.getState().overlaysShown && isShowing()) select(hitAt(at, layout));
}

/** The object at a place: a line or handle first, then the inside of an object, the one on top before those below; null where there is none in sight. */
function hitAt(at: Point, layout: Layout): string | null {
  const placed = placedHere(layout);
  if (placed === null || !isShowing()) return null;
  const hits = drawnHere(DRAWN_KINDS)
    .toReversed()
    .map(({ kind, object }) => ({ id: object.id, what: kind.hit(object, at, placed) }));
  const hit = hits.find(({ what }) => what === 'line') ?? hits.find(({ what }) => what === 'inside');
  return hit?.id ?? null;
}
