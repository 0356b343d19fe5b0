import type { PaneId } from '../state/store.ts';
import { Curve, INK } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useAutomaticIn } from './automatic-here.ts';

/** The border that the program finds on a practice study's frame, after submitting, beside the truth and the trainee's; it takes no input. */
export function AutomaticShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const contour = useAutomaticIn(pane);
  if (contour === null) return null;
  return <Curve polygon={contour.map(layout.transform.toScreen)} ink={INK.rival} width={1.5} closed />;
}
