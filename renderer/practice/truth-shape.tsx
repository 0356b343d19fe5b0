import { Line } from 'react-konva';
import type { PaneId } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { useTruthIn } from './truth-here.ts';

/** Dots in white: solid lines are the operator's own, dashed ones are not accepted yet. */
const DASH = [0.5, 5];

/** The true outline of a practice study's frame, after submitting; it takes no input. */
export function TruthShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const outline = useTruthIn(pane);
  if (outline === null) return null;
  const points = outline.flatMap(layout.transform.toScreen);
  return (
    <>
      <Line points={points} closed stroke="#000" opacity={0.6} strokeWidth={4} lineJoin="round" />
      <Line points={points} closed stroke="#fff" strokeWidth={2.25} dash={DASH} lineCap="round" lineJoin="round" />
    </>
  );
}
