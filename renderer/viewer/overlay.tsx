import type Konva from 'konva';
import type { ComponentType } from 'react';
import { Layer, Stage } from 'react-konva';
import { RulerShape } from '../calibration/ruler-shape.tsx';
import type { PaneId } from '../state/store.ts';
import { useUnits } from '../ui/measured.ts';
import { useTextScale } from '../ui/preferences.ts';
import { useSketchIn } from '../viewport/sketch.ts';
import type { Layout } from '../viewport/stage.ts';
import { useLayout, useStage } from '../viewport/stage.ts';
import { DRAWN_KINDS } from './drawn-kinds.ts';
import { Labels } from './overlay-labels.tsx';

/** Something drawn over the picture of a pane that is no drawn object, such as the truth of a practice study. */
export type FurtherShape = ComponentType<{ readonly pane: PaneId; readonly layout: Layout }>;

/** The drawn objects of the frame in a pane, drawn from the document in screen places, with what else is to lie over the picture; it takes no input. */
export function Overlay({ pane, further }: { readonly pane: PaneId; readonly further: readonly FurtherShape[] }) {
  const size = useStage((stage) => stage.size, pane);
  const layout = useLayout(pane);
  useUnits();
  const textScale = useTextScale();
  if (layout === null) return null;
  return (
    <Stage
      key={`${devicePixelRatio} ${textScale}`}
      className="overlay"
      width={size.width}
      height={size.height}
      listening={false}
    >
      <Layer ref={drawnAtOnce} listening={false}>
        {DRAWN_KINDS.map(({ name, Shapes }) => (
          <Shapes key={name} pane={pane} layout={layout} />
        ))}
        {further.map((Further) => (
          <Further key={Further.displayName ?? Further.name} pane={pane} layout={layout} />
        ))}
        <RulerShape pane={pane} layout={layout} />
        <Sketched pane={pane} layout={layout} />
        <Labels pane={pane} layout={layout} />
      </Layer>
    </Stage>
  );
}

/** A layer that is drawn at the end of the task in which it changed, with the same repaint of the screen as all else that changed, and not with the next one. */
function drawnAtOnce(layer: Konva.Layer | null): void {
  if (layer === null) return;
  let asked = false;
  layer.batchDraw = () => {
    if (!asked)
      queueMicrotask(() => {
        asked = false;
        if (layer.getStage() !== null) layer.draw();
      });
    asked = true;
    return layer;
  };
}

/** What is being drawn. It follows the pointer, so nothing else is drawn again with it. */
function Sketched({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const sketch = useSketchIn(pane);
  if (sketch === null) return null;
  return DRAWN_KINDS.map(({ name, Sketched: Shape }) =>
    Shape === undefined ? null : <Shape key={name} sketch={sketch} layout={layout} />,
  );
}
