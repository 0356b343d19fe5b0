import type { KeyboardEvent, PointerEvent } from 'react';
import { useState } from 'react';
import { AXIS_VALUES } from '../../core/plan/axis-values.ts';
import type { Axis } from '../../core/plan/case.ts';
import type { Millimetres } from '../../core/units.ts';
import { dispatch, dispatchCoalesced } from '../state/document.ts';
import { isUnpressed } from '../ui/unpressed.ts';
import type { MillimetreScale } from './vein.tsx';
import type { Hold, Lane, Place } from './vein-dragging.ts';
import { draggedTo, heldAt, LANES, nudged } from './vein-dragging.ts';

/** Height of a lane in the drawing's units: its words, and below them its line. */
const LANE = 32;
const LINE = 22;
const KNOB = 7;

/** Height that all lanes take. */
export const LANES_HEIGHT = LANES.length * LANE;

/** A lane for each part of the vein, over the same millimetres as the drawing below: its ends are dragged, or moved by arrow keys. */
export function VeinLanes({
  axis,
  scale,
  onDrag,
}: {
  readonly axis: Axis;
  readonly scale: MillimetreScale;
  /** What is being dragged but not yet kept; null: nothing. */
  readonly onDrag: (axis: Axis | null) => void;
}) {
  return LANES.map((lane, index) => (
    <g key={lane.id} transform={`translate(0 ${index * LANE})`} className={`lane lane-${lane.id}`}>
      <LaneLine lane={lane} axis={axis} scale={scale} onDrag={onDrag} />
      {lane.places.map((place) => (
        <Knob key={place} place={place} axis={axis} scale={scale} />
      ))}
    </g>
  ));
}

/** The words of a lane, its line, and all of it as the place where a pointer takes hold. */
function LaneLine(props: {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly scale: MillimetreScale;
  readonly onDrag: (axis: Axis | null) => void;
}) {
  const { lane, axis, scale, onDrag } = props;
  const [held, setHeld] = useState<{ readonly hold: Hold; readonly from: Axis } | null>(null);
  const at = (event: PointerEvent<SVGRectElement>): Millimetres => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - left) / width;
    return Math.min(scale.to, scale.mmAt(scale.left - KNOB + across * (scale.right - scale.left + 2 * KNOB)));
  };
  const start = (event: PointerEvent<SVGRectElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const reach = (2 * KNOB * (scale.to - scale.from)) / (scale.right - scale.left);
    const hold = heldAt(axis, lane, at(event), reach);
    setHeld({ hold, from: axis });
    if (hold.kind === 'place') onDrag(draggedTo(axis, hold, at(event)));
  };
  const move = (event: PointerEvent<SVGRectElement>) => {
    if (held !== null && !isUnpressed(event)) onDrag(draggedTo(held.from, held.hold, at(event)));
  };
  const end = (event: PointerEvent<SVGRectElement>) => {
    if (held === null) return;
    const dragged = draggedTo(held.from, held.hold, at(event));
    setHeld(null);
    onDrag(null);
    if (JSON.stringify(dragged) !== JSON.stringify(held.from)) dispatch({ type: 'setAxis', axis: dragged });
  };
  const cancel = () => {
    setHeld(null);
    onDrag(null);
  };
  const [first, last = first] = lane.places;
  const [from, to] = [axis[first], axis[last]];
  return (
    <>
      <text x={scale.left} y={11}>
        {lane.label} <tspan className="told">{laneText(lane, axis)}</tspan>
      </text>
      <line className="track" x1={scale.left} x2={scale.right} y1={LINE} y2={LINE} />
      {from !== undefined && to !== undefined && to > from && (
        <line className="part" x1={scale.at(from)} x2={scale.at(to)} y1={LINE} y2={LINE} />
      )}
      <rect
        className="hold"
        data-testid={`lane-${lane.id}`}
        x={scale.left - KNOB}
        width={scale.right - scale.left + 2 * KNOB}
        y={0}
        height={LANE}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={cancel}
      />
    </>
  );
}

/** What a lane says: its millimetres, or how it is set. */
function laneText({ places, hint }: Lane, axis: Axis): string {
  const known = places.flatMap((place) => axis[place] ?? []);
  if (known.length === 0) return hint;
  const numbers = places.map((place) => (axis[place] === undefined ? '?' : String(Number(axis[place].toFixed(1)))));
  return `${numbers.join(' – ')} mm`;
}

/** Millimetres of one press of an arrow key, and of one with Shift or of a page key. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** One end: seen, and moved by the keyboard; the pointer takes it by its lane. */
function Knob({ place, axis, scale }: { readonly place: Place; readonly axis: Axis; readonly scale: MillimetreScale }) {
  const mm = axis[place];
  if (mm === undefined) return null;
  const label = AXIS_VALUES.find(({ key }) => key === place)?.label;
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey && Math.abs(step) === 1 ? 10 * step : step;
    dispatchCoalesced({ type: 'setAxis', axis: nudged(axis, place, by) }, place);
  };
  return (
    <g
      className="knob"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(scale.to)}
      aria-valuenow={mm}
      aria-valuetext={`${mm} mm`}
      onKeyDown={press}
    >
      <circle cx={scale.at(mm)} cy={LINE} r={KNOB} />
    </g>
  );
}
