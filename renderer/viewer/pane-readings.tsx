import { useMemo } from 'react';
import type { Draft, PaneId } from '../state/store.ts';
import { useUnits } from '../ui/measured.ts';
import type { PaneFrame } from '../viewport/pane-objects.ts';
import { isOn, useDraftOfDrawn, usePaneFrame } from '../viewport/pane-objects.ts';
import { DRAWN_KINDS } from './drawn-kinds.ts';

/** What is drawn on the frame of a pane with its figures, for those who cannot see the picture. */
export function PaneReadings({ pane }: { readonly pane: PaneId }) {
  const on = usePaneFrame(pane);
  const draft = useDraftOfDrawn();
  useUnits();
  const dragging = draft?.kind === 'reshaping';
  const hidden = dragging ? null : draft;
  // While something is dragged its figures change with every movement: they are told once it is let go.
  const objects = useMemo(() => (on === null || dragging ? [] : describedOn(on, hidden)), [on, dragging, hidden]);
  if (objects.length === 0) return null;
  return (
    <ul className="unseen" aria-label="Drawn on this frame">
      {objects.map(({ id, text }) => (
        <li key={id} data-testid="drawn-object">
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Each drawn object on a frame in one line. */
export function describedOn(
  on: PaneFrame,
  draft: Draft | null,
): readonly { readonly id: string; readonly text: string }[] {
  return DRAWN_KINDS.flatMap((kind) =>
    kind
      .objects(on.session)
      .filter((object) => isOn(object, on) && !(kind.isHidden?.(object, draft) ?? false))
      .map((object) => ({ id: object.id, text: kind.describe(object, on.record) })),
  );
}
