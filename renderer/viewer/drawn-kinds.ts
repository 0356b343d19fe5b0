import { MEASUREMENTS } from '../measurements/kind.tsx';
import { OUTLINES } from '../outlines/kind.tsx';
import { useApp } from '../state/store.ts';
import { VESSELS } from '../venogram/kind.tsx';
import type { DrawnHere, DrawnKind } from '../viewport/drawn-kind.ts';
import { drawnHere } from '../viewport/drawn-kind.ts';
import type { PointerHandler } from '../viewport/pointer-handler.ts';

/** Every kind of drawn object, the one drawn on top last. */
export const DRAWN_KINDS: readonly DrawnKind[] = [VESSELS, OUTLINES, MEASUREMENTS];

/** The selected object when it lies on the frame in the active pane and is shown there; else null. */
export function selectedHere(): DrawnHere | null {
  const { selected } = useApp.getState();
  return selected === null ? null : (drawnHere(DRAWN_KINDS).find(({ object }) => object.id === selected) ?? null);
}

/** The handler that goes on drawing the selected object; null while nothing is gone on with. */
export function drawingOn(): PointerHandler | null {
  const state = useApp.getState();
  for (const kind of DRAWN_KINDS) {
    const handler = kind.drawingOn?.(state) ?? null;
    if (handler !== null) return handler;
  }
  return null;
}
