import { useMemo } from 'react';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { useKeysText } from '../commands/keymap.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { boxAround } from '../ui/box.ts';
import { type Labelled, textLabel, UNLABELLED } from '../viewport/labels/text-label.ts';
import { INK } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing } from '../viewport/stage.ts';
import { useBorderView } from './border-view.ts';

/** The other border of the selected outline as it is shown in a pane, CSS pixels in its picture area; null while none is. */
export function useRivalIn(pane: PaneId, { transform }: Layout): Contour | null {
  const rival = useBorderView((view) => view.rival);
  const here = useApp((state) => state.activePane === pane && state.overlaysShown && state.selected === rival?.id);
  const showing = useIsShowing(pane);
  return useMemo(
    () => (rival === null || !here || !showing ? null : rival.contour.map(transform.toScreen)),
    [rival, here, showing, transform],
  );
}

/** What is to be read beside the other border: above it, if it can. */
export function useRivalLabelled(pane: PaneId, layout: Layout): Labelled {
  const places = useRivalIn(pane, layout);
  const keys = useKeysText('border.other');
  return useMemo(() => {
    if (places === null) return UNLABELLED;
    const { x, y, width, height } = boxAround(places) ?? { x: 0, y: 0, width: 0, height: 0 };
    const from: Point = [x + width / 2, y + height / 2];
    const words = {
      id: 'rival',
      text: `Other border: ${keys === '' ? 'the same command' : keys} takes it`,
      colour: INK.rival.colour,
      opacity: 1,
    };
    const label = textLabel({ ...words, from, towards: [0, -1], beyond: places, ends: places });
    return { ...UNLABELLED, labels: [label], lines: [{ places, closed: true }] };
  }, [places, keys]);
}
