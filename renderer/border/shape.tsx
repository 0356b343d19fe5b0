import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { boxAround } from '../ui/box.ts';
import { Curve, INK, Label, labelSize } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing } from '../viewport/stage.ts';
import { useBorderView } from './border-view.ts';

/** The other border of the selected outline while it is shown; it takes no input. */
export function RivalShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const rival = useBorderView((view) => view.rival);
  const here = useApp((state) => state.activePane === pane && state.overlaysShown && state.selected === rival?.id);
  const showing = useIsShowing(pane);
  if (rival === null || !here || !showing) return null;
  const polygon = rival.contour.map(layout.transform.toScreen);
  const box = boxAround(polygon) ?? { x: 0, y: 0, width: 0, height: 0 };
  const text = 'Other border: the same key takes it';
  const size = labelSize(text);
  return (
    <>
      <Curve polygon={polygon} ink={INK.rival} width={1.75} closed />
      <Label
        text={text}
        size={size}
        at={[box.x + box.width / 2 - size.width / 2, box.y - size.height - 4]}
        colour={INK.rival.colour}
      />
    </>
  );
}
