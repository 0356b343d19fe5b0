import { beforeEach, expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { readSession, writeSession } from '../../../core/session/document/file.ts';
import { step } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import type { DrawingToolName } from '../../../renderer/state/tool.ts';
import { closeDraft, deleteSelected } from '../../../renderer/viewer/actions.ts';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import { click, drag, measurements, outlines, session, showPainted, steps, take } from '../viewer/handlers.ts';

beforeEach(showPainted);

const AROUND: Contour = Array.from({ length: 61 }, (_, k): Point => {
  const angle = (2 * Math.PI * k) / 60;
  return [200 + 60 * Math.cos(angle), 200 + 60 * Math.sin(angle)];
});

/** Places that a tool is clicked at; those of a freehand line are drawn through. */
const PLACES: Readonly<Partial<Record<DrawingToolName, Contour>>> = {
  spline: [
    [140, 140],
    [260, 140],
    [200, 260],
  ],
  freehand: AROUND,
  ellipse: [
    [140, 200],
    [260, 200],
    [200, 240],
  ],
  caliper: [
    [140, 140],
    [260, 200],
  ],
  twoAxis: [
    [140, 200],
    [260, 200],
    [200, 140],
    [200, 260],
  ],
  angle: [
    [140, 140],
    [200, 260],
    [260, 140],
  ],
  text: [[140, 140]],
  arrow: [
    [140, 140],
    [260, 200],
  ],
};

function draw(tool: DrawingToolName, places: Contour): void {
  const handler = take(tool);
  if (tool === 'freehand') drag(handler, places);
  else for (const place of places) click(handler, place);
  const { draft } = useApp.getState();
  if (draft?.kind !== 'drawing') return;
  useApp.setState({ draft: { ...draft, words: 'thrombus?' } });
  closeDraft();
}

const text = () => {
  const now = session();
  return now === null ? '' : writeSession(now);
};

function after(direction: 'undo' | 'redo'): string {
  step(direction);
  return text();
}

test.each(Object.entries(PLACES) as [DrawingToolName, Contour][])(
  'what the tool %s draws is pulled, kept in the file, deleted, and every step of it undone and done again to the byte',
  (tool, places) => {
    const texts = [text()];
    draw(tool, places);
    texts.push(text());
    const drawn = [...outlines(), ...measurements()];
    expect([drawn.length, useApp.getState().selected]).toEqual([1, drawn[0]?.id]);
    const [first] = [...outlines().map(({ knots }) => knots), ...measurements().map(({ points }) => points)];
    const handle = first?.[0] ?? [0, 0];
    drag(selecting, [handle, [handle[0] - 17, handle[1] - 11]]);
    texts.push(text());
    const read = readSession(text(), 'kept');
    expect(read.ok && read.value).toEqual(session());
    deleteSelected();
    texts.push(text());
    // Deleted is as before it was drawn; drawn and pulled differ from that and from each other.
    expect([texts[3] === texts[0], new Set(texts).size, steps().length]).toEqual([true, 3, 3]);
    expect([text(), ...[1, 2, 3].map(() => after('undo'))]).toEqual([...texts].reverse());
    expect([text(), ...[1, 2, 3].map(() => after('redo'))]).toEqual(texts);
  },
);
