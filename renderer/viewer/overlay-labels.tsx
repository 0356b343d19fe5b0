import { useEffect, useMemo, useRef } from 'react';
import { remembered } from '../../core/remembered.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { useRivalLabelled } from '../border/rival-here.ts';
import { barBox } from '../calibration/scale-bar-place.ts';
import { type ScaleHere, useScaleHere } from '../calibration/scale-here.ts';
import type { PaneId } from '../state/store.ts';
import type { Box } from '../ui/box.ts';
import { useTextScale } from '../ui/preferences.ts';
import { picturePolygon, storedPolygon } from '../viewport/labels/picture-polygon.ts';
import type { PlacedLabel } from '../viewport/labels/place-labels.ts';
import { placeLabels } from '../viewport/labels/place-labels.ts';
import type { Labelled, TextLabel } from '../viewport/labels/text-label.ts';
import { UNLABELLED } from '../viewport/labels/text-label.ts';
import type { Ground } from '../viewport/labels/wanted.ts';
import { onScreen, writingOn } from '../viewport/labels/writing.ts';
import { Label, Leader } from '../viewport/shapes.tsx';
import { useSketchIn } from '../viewport/sketch.ts';
import type { Layout } from '../viewport/stage.ts';
import { useStage } from '../viewport/stage.ts';
import { DRAWN_KINDS } from './drawn-kinds.ts';

/** CSS pixels from which on a label needs a line to what it is about. */
const LEADER_FROM = 14;

const NOTHING: readonly Box[] = [];

/** The words beside everything drawn in a pane: in the margin where there is one, never over one another. */
export function Labels({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const drawn = DRAWN_KINDS.flatMap((kind) => kind.labelled?.(pane, layout) ?? []);
  const [first = UNLABELLED, ...others] = [...drawn, useRivalLabelled(pane, layout)].filter(isSomething);
  const parts = together(first, ...others);
  const here = useScaleHere(pane);
  const round = here !== null && pictureKind(here.record) === 'pullback';
  const writing = useStage(({ painted }) => (painted === null || !round ? NOTHING : writingOn(painted)), pane);
  const ground = groundOf(parts, layout, here, writing, useTextScale());
  const labels = labelsOf(parts);
  const placed = usePlaced(
    labels,
    ground,
    parts.some(({ moving }) => moving),
  );
  const taken = [...ground.taken, ...placed.map(({ box }) => box)];
  return (
    <>
      <Drawn labels={labels} placed={placed} />
      <SketchedLabels pane={pane} layout={layout} ground={{ ...ground, taken }} />
    </>
  );
}

function isSomething({ labels, lines, taken }: Labelled): boolean {
  return labels.length + lines.length + taken.length > 0;
}

/** What is to be read of all kinds: one list as long as it is the same, so that labels are placed once for each frame. */
const together = remembered((first: Labelled, ...others: readonly Labelled[]): readonly Labelled[] => [
  first,
  ...others,
]);

const labelsOf = remembered((parts: readonly Labelled[]) => parts.flatMap((part) => part.labels));

/** The words beside what is being drawn; the others stay where they are. */
function SketchedLabels(props: { readonly pane: PaneId; readonly layout: Layout; readonly ground: Ground }) {
  const sketch = useSketchIn(props.pane);
  const parts = sketch === null ? [] : DRAWN_KINDS.flatMap((kind) => kind.sketchedLabels?.(sketch, props.layout) ?? []);
  const labels = parts.flatMap((part) => part.labels);
  const lines = [...props.ground.lines, ...parts.flatMap((part) => part.lines)];
  const placed = usePlaced(labels, { ...props.ground, lines }, true);
  return <Drawn labels={labels} placed={placed} />;
}

function Drawn(props: { readonly labels: readonly TextLabel[]; readonly placed: readonly PlacedLabel[] }) {
  return props.placed.map(({ id, box, leader: [from, to] }) => {
    const label = props.labels.find((one) => one.id === id);
    if (label === undefined) return null;
    const far = Math.hypot(to[0] - from[0], to[1] - from[1]) > LEADER_FROM;
    return [
      far && <Leader key={`${id} leader`} from={from} to={to} colour={label.colour} />,
      <Label key={id} {...label} at={[box.x, box.y]} />,
    ];
  });
}

/** Places labels; while something moves each stays where it was, as long as nothing comes in its way. */
function usePlaced(labels: readonly TextLabel[], ground: Ground, moving: boolean): readonly PlacedLabel[] {
  const former = useRef<readonly PlacedLabel[]>([]);
  const placed = useMemo(
    () => (moving ? placeLabels(labels, ground, former.current) : placedAtRest(ground, labels)),
    [labels, ground, moving],
  );
  useEffect(() => {
    former.current = placed;
  });
  return placed;
}

const placedAtRest = remembered((ground: Ground, labels: readonly TextLabel[]) => placeLabels(labels, ground));

const groundOf = remembered(
  (
    parts: readonly Labelled[],
    layout: Layout,
    here: ScaleHere | null,
    writing: readonly Box[],
    _textScale: number,
  ): Ground => {
    const bar = here === null ? null : barBox(layout, here.scale);
    const round = here !== null && pictureKind(here.record) === 'pullback';
    return {
      viewport: layout.viewport,
      picture: picturePolygon(layout, round),
      stored: storedPolygon(layout),
      lines: parts.flatMap((part) => part.lines),
      taken: [...(bar === null ? [] : [bar]), ...onScreen(writing, layout), ...parts.flatMap((part) => part.taken)],
    };
  },
);
