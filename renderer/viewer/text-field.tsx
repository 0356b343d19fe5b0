import { changeDrawing, setDraft } from '../state/editing.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { isComposing } from '../ui/composing.ts';
import { useSketchIn } from '../viewport/sketch.ts';
import { useLayout } from '../viewport/stage.ts';
import { cancelDraft, closeDraft } from './actions.ts';

/** The field for the words of a note, at its place over the picture: Enter keeps them, Esc gives the note up. */
export function NoteField({ pane }: { readonly pane: PaneId }) {
  const sketch = useSketchIn(pane);
  const words = useApp(({ draft }) => (draft?.kind === 'drawing' ? (draft.words ?? '') : ''));
  const layout = useLayout(pane);
  const place = sketch?.kind === 'measurement' && sketch.asksText ? sketch.points[0] : undefined;
  if (place === undefined || layout === null) return null;
  const [x, y] = layout.transform.toScreen(place);
  const { width, height } = layout.viewport;
  return (
    <input
      className="words-field"
      type="text"
      aria-label="Text of this note; Enter saves it, Esc discards it"
      placeholder="Type, then Enter"
      value={words}
      style={{ left: Math.max(0, Math.min(width - WIDTH, x + 8)), top: Math.max(0, Math.min(height - HEIGHT, y - 14)) }}
      ref={focus}
      onChange={(event) => write(event.target.value)}
      onBlur={(event) => leave(event.currentTarget.ownerDocument)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Enter') closeDraft();
        if (event.key === 'Escape') cancelDraft();
      }}
    />
  );
}

function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

/** CSS pixels that the field takes. */
const WIDTH = 220;
const HEIGHT = 28;

function write(words: string): void {
  changeDrawing((drawing) => ({ ...drawing, words }));
}

/** What was typed is kept when the hand goes elsewhere; a note without words is given up. Another window's turn is neither. */
function leave(within: Document): void {
  const { draft } = useApp.getState();
  if (draft?.kind !== 'drawing' || !within.hasFocus()) return;
  if ((draft.words ?? '').trim() === '') setDraft(null);
  else closeDraft();
}
