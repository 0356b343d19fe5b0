import type { PaneId } from '../state/store.ts';
import { Curve, INK } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useRivalIn } from './rival-here.ts';

/** The other border of the selected outline while it is shown; it takes no input. */
export function RivalShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const polygon = useRivalIn(pane, layout);
  return polygon === null ? null : <Curve polygon={polygon} ink={INK.rival} width={1.75} closed />;
}
