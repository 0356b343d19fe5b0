import { Line } from 'react-konva';
import type { PaneId } from '../state/store.ts';
import { TRUE_LINE } from '../viewport/line-styles.ts';
import type { Layout } from '../viewport/stage.ts';
import { useTruthIn } from './truth-here.ts';

/** The true outline of a practice study's frame, after submitting; it takes no input. */
export function TruthShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const outline = useTruthIn(pane);
  if (outline === null) return null;
  const points = outline.flatMap(layout.transform.toScreen);
  return (
    <>
      <Line points={points} closed stroke="#000" opacity={0.6} strokeWidth={4} lineJoin="round" />
      <Line
        points={points}
        closed
        stroke={TRUE_LINE.colour}
        strokeWidth={2.25}
        dash={TRUE_LINE.dash}
        lineCap="round"
        lineJoin="round"
      />
    </>
  );
}
