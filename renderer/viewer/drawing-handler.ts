import type { Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { menuCommand } from '../commands/menu-entry.ts';
import { changeDrawing, setDraft } from '../state/editing.ts';
import { showForEditing } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import type { Drawing } from '../state/store.ts';
import { isHere, paneOf, useApp } from '../state/store.ts';
import type { DrawingToolName } from '../state/tool.ts';
import type { DrawingTool, Drawn, Touch } from '../tools/drawing.ts';
import { SHORTEST_STROKE } from '../tools/freehand.ts';
import { onPicture } from '../tools/handles.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import type { Drag } from '../viewport/drags.ts';
import { windowLevelDrag } from '../viewport/drags.ts';
import type { PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { closeDraft, takeBackPoint } from './actions.ts';

/** Draws with a tool: its touches become the points of the draft. */
export function drawingHandler(name: DrawingToolName): PointerHandler {
  const tool: DrawingTool = DRAWING_TOOLS[name];
  let lastDown = Number.NEGATIVE_INFINITY;
  return {
    left: (down) => {
      const begun = begin(name, tool);
      if (begun === null) return null;
      const { places, done } = tool.press(begun.places, touchAt(down.at, down.layout, down.time - lastDown));
      lastDown = down.time;
      const drawing = { ...begun, places };
      setDraft(drawing);
      showForEditing();
      if (done) finish();
      if (done) return null;
      const isFirst = tool.stroke !== undefined && begun.places.length === 0;
      return isFirst ? stroked(tool.stroke, drawing, begun) : pulled(tool, drawing, begun);
    },
    right: () => windowLevelDrag(),
    menu: () => (useApp.getState().draft?.kind === 'drawing' ? draftEntries() : []),
    cursor: (at, layout) => {
      const { draft } = useApp.getState();
      return tool.cursor(draft?.kind === 'drawing' ? draft.places : [], touchAt(at, layout));
    },
  };
}

/** What the context menu offers for what is being drawn. */
function draftEntries(): readonly MenuEntry[] {
  return [menuCommand('closeOutline'), menuCommand('takeBackPoint'), menuCommand('cancel', 'Discard the drawing')];
}

/** What is already being drawn, or something new; null, with the reason shown, where nothing may be drawn now. */
function begin(name: DrawingToolName, tool: DrawingTool): Drawing | null {
  const state = useApp.getState();
  const { draft, study } = state;
  const { run, frame } = paneOf(state);
  if (run === null || !isShowing()) return null;
  const open = draft?.kind === 'drawing' ? draft : null;
  const refusal = study?.readOnly ?? (open === null ? null : whyNotGoOn(open, name));
  if (refusal !== null) {
    notice(refusal);
    return null;
  }
  const begun: Drawing = { kind: 'drawing', tool: name, run, frame, places: [] };
  if (open === null || (open.places.length === 0 && !tool.traces)) return begun;
  return { ...open, tool: name };
}

/** A drawing goes on where it was begun, with the tool that it was begun with. */
function whyNotGoOn(drawing: Drawing, name: DrawingToolName): string | null {
  const { frame, tool, places } = drawing;
  const elsewhere = !isHere(drawing, useApp.getState());
  if (places.length === 0 || (!elsewhere && tool === name)) return null;
  const where = elsewhere ? `on frame ${frame + 1} ` : '';
  return `The drawing ${where}is not finished; press Enter to finish it or Esc to discard it.`;
}

/** The drag that follows a press upon what was `begun`; nothing for tools that are worked by clicks alone. */
function pulled(tool: DrawingTool, { places: pressed }: Drawing, begun: Drawing): Drag | null {
  const { drag, release } = tool;
  if (drag === undefined || release === undefined) return null;
  return {
    move: (_from, _to, layout, trail) =>
      withDrawing((before) => trail.reduce((places, at) => drag(places, pressed, touchAt(at, layout)), before)),
    end: (moved) => letGo((places) => release(places, moved)),
    cancel: () => giveUp(begun),
  };
}

/** CSS pixels along which a hand that clicks may shake. */
const SHAKE = 8;

/** The drag that follows the first press of a tool by which all is drawn in one stroke; a short one was the click of a hand that shook. */
function stroked(stroke: DrawingToolName, clicked: Drawing, begun: Drawing): Drag | null {
  const { drag, release } = DRAWING_TOOLS[stroke];
  if (drag === undefined || release === undefined) return null;
  let last: Point | null = null;
  let length = 0;
  return {
    move: (from, _to, layout, trail) => {
      for (const at of trail) {
        length += distance(last ?? from, at);
        last = at;
      }
      if (length < SHAKE) return;
      changeDrawing((drawing) => {
        const before = drawing.tool === stroke ? drawing.places : clicked.places;
        const places = trail.reduce((all, at) => drag(all, clicked.places, touchAt(at, layout)), before);
        return { ...drawing, tool: stroke, places };
      });
    },
    end: (moved) => {
      if (length < SHORTEST_STROKE) changeDrawing(() => clicked);
      else letGo((places) => release(places, moved));
    },
    cancel: () => giveUp(begun),
  };
}

/** The pointer was let go: what is then complete is finished. */
function letGo(release: (places: Drawing['places']) => Drawn): void {
  let done = false;
  withDrawing((places) => {
    const released = release(places);
    done = released.done;
    return released.places;
  });
  if (done) finish();
}

/** The system took the pointer away: all is as it was before the press. */
function giveUp(begun: Drawing): void {
  const empty = begun.places.length === 0 && begun.repeatOf === undefined;
  changeDrawing(() => (empty ? null : begun));
}

/** Nothing is drawn any more when something else happened meanwhile (undo, Esc). */
function withDrawing(change: (places: Drawing['places']) => Drawing['places']): void {
  changeDrawing((drawing) => ({ ...drawing, places: change(drawing.places) }));
}

/** What the hand has finished and is refused all the same would stand in the way of the next try. */
function finish(): void {
  if (!closeDraft()) takeBackPoint();
}

function touchAt(at: Point, { transform, picture }: Layout, sinceLast = Number.POSITIVE_INFINITY): Touch {
  const place = onPicture(transform.toPicture(at), picture.width, picture.height);
  return { place, sinceLast, toScreen: transform.toScreen };
}
