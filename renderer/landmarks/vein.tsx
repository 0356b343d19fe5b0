import { greatestOf, leastOf } from '../../core/extremes.ts';
import type { Millimetres } from '../../core/units.ts';
import type { Derived } from '../state/derived.ts';
import { useLandmarkPositions } from './landmark-positions.ts';
import type { FrameSegment, LaidStent, LandmarkPosition, VeinDrawing } from './vein-drawing.ts';
import { veinDrawing, veinText } from './vein-drawing.ts';

const WIDTH = 330;
const LEFT = 14;
const RIGHT = 14;
/** Heights of the lanes, in the drawing's units. */
const VEIN = { top: 22, height: 26 };
const STENT = { top: 27, height: 16 };
const AXIS = 96;
const HEIGHT = 122;
/** What the names of marked places add to it. */
const NAMES = 14;

/** Where millimetres along the vein lie across a drawing, in its units. */
export interface MillimetreScale extends FrameSegment {
  readonly left: number;
  readonly right: number;
  readonly at: (mm: Millimetres) => number;
  readonly mmAt: (x: number) => Millimetres;
}

/** The scale of a drawing of these millimetres. */
export function scaleOver({ from, to }: FrameSegment): MillimetreScale {
  const [left, right] = [LEFT, WIDTH - RIGHT];
  const perMm = (right - left) / (to - from);
  return { from, to, left, right, at: (mm) => left + (mm - from) * perMm, mmAt: (x) => from + (x - left) / perMm };
}

/** Width of a drawing, and the height that one needs, in its units. */
export const DRAWING_WIDTH = WIDTH;
export function heightOf({ places }: VeinDrawing): number {
  return HEIGHT + (places.length === 0 ? 0 : NAMES);
}

/** The vein to scale: confluence, lesion, straight external iliac, and the proposed stent lying in it. */
export function Vein({ derived: { session, answer } }: { readonly derived: Derived }) {
  const places = useLandmarkPositions();
  const drawing = veinDrawing(session.axis, session.site, answer.ok ? answer.value : null, places);
  if (drawing === null) return null;
  return (
    <figure className="vein" data-testid="vein">
      <svg viewBox={`0 0 ${WIDTH} ${heightOf(drawing)}`} role="img" aria-label={veinText(drawing)}>
        <VeinPicture drawing={drawing} />
      </svg>
      <figcaption className="small muted">{captionOf(drawing)}</figcaption>
    </figure>
  );
}

/** The parts of the drawing, for an SVG of its own or as a part of one. */
export function VeinPicture({ drawing }: { readonly drawing: VeinDrawing }) {
  const { at, from, to } = scaleOver(drawing.span);
  return (
    <>
      <Hatches />
      <rect className="wall" x={at(from)} y={VEIN.top} width={at(to) - at(from)} height={VEIN.height} />
      <Part className="straight" stretch={drawing.straightEiv} at={at} lane={VEIN} />
      <Part className="lesion-part" stretch={drawing.lesion} at={at} lane={VEIN} />
      {drawing.stents.map((stent) => (
        <Part key={`${stent.label} ${stent.from}`} className="stent" stretch={stent} at={at} lane={STENT} />
      ))}
      <Part className="engaged" stretch={drawing.engagement} at={at} lane={STENT} />
      <Part className="overlap" stretch={drawing.overlap} at={at} lane={STENT} />
      <Names drawing={drawing} at={at} />
      <Places places={drawing.places} at={at} />
      <Scale drawing={drawing} at={at} />
    </>
  );
}

/** Hatched and crossed: what a stretch is must not be told by its colour alone. */
function Hatches() {
  return (
    <defs>
      <pattern id="engaged" width="6" height="6" patternUnits="userSpaceOnUse">
        <line x1="0" y1="6" x2="6" y2="0" />
      </pattern>
      <pattern id="overlap" width="6" height="6" patternUnits="userSpaceOnUse">
        <line x1="0" y1="6" x2="6" y2="0" />
        <line x1="0" y1="0" x2="6" y2="6" />
      </pattern>
    </defs>
  );
}

type Place = (mm: number) => number;

function Part(props: {
  readonly className: string;
  readonly stretch: FrameSegment | null;
  readonly at: Place;
  readonly lane: { readonly top: number; readonly height: number };
}) {
  const { className, stretch, at, lane } = props;
  if (stretch === null) return null;
  const [x, end] = [at(stretch.from), at(stretch.to)];
  return <rect className={className} x={x} y={lane.top} width={Math.max(1, end - x)} height={lane.height} />;
}

/** Lesion above the vein, straight external iliac and stents below: no two names in one line can meet. */
function Names({ drawing, at }: { readonly drawing: VeinDrawing; readonly at: Place }) {
  const { lesion, straightEiv, stents } = drawing;
  return (
    <>
      {lesion !== null && <Name text="lesion" stretch={lesion} at={at} y={14} className="lesion-name" />}
      {straightEiv !== null && <Name text="straight external iliac" stretch={straightEiv} at={at} y={64} />}
      {stents.length > 0 && <Name text={stentNames(stents)} stretch={wholeOf(stents)} at={at} y={82} />}
    </>
  );
}

function Name(props: {
  readonly text: string;
  readonly stretch: FrameSegment;
  readonly at: Place;
  readonly y: number;
  readonly className?: string;
}) {
  const { text, stretch, at, y, className } = props;
  const room = text.length * 3.6;
  const middle = (at(stretch.from) + at(stretch.to)) / 2;
  const x = Math.max(LEFT + room, Math.min(WIDTH - RIGHT - room, middle));
  return (
    <text className={className} x={x} y={y} textAnchor="middle">
      {text}
    </text>
  );
}

function stentNames(stents: readonly LaidStent[]): string {
  return stents.map(({ label }) => label).join(' + ');
}

function wholeOf(stents: readonly LaidStent[]): FrameSegment {
  return { from: leastOf(stents.map(({ from }) => from)), to: greatestOf(stents.map(({ to }) => to)) };
}

function Scale({ drawing: { span, ticks, landing }, at }: { readonly drawing: VeinDrawing; readonly at: Place }) {
  return (
    <>
      <line x1={at(span.from)} x2={at(span.to)} y1={AXIS} y2={AXIS} />
      {landing !== null && <line className="landing" x1={at(landing)} x2={at(landing)} y1={VEIN.top - 4} y2={52} />}
      <line className="zero" x1={at(0)} x2={at(0)} y1={VEIN.top - 6} y2={AXIS} />
      {ticks.map((mm) => (
        <g key={mm}>
          <line x1={at(mm)} x2={at(mm)} y1={AXIS} y2={AXIS + 5} />
          <text x={at(mm)} y={AXIS + 18} textAnchor="middle">
            {mm}
          </text>
        </g>
      ))}
    </>
  );
}

/** Marked places under the scale; a name that would cover its neighbour is left to the description. */
function Places({ places, at }: { readonly places: readonly LandmarkPosition[]; readonly at: Place }) {
  const ordered = places.toSorted((a, b) => a.mm - b.mm);
  return ordered.map(({ short, words, mm }, index) => {
    const before = ordered[index - 1];
    const crowded = before !== undefined && at(mm) - at(before.mm) < 26;
    return (
      <g key={words}>
        <title>{words}</title>
        <path className="place" d={`M${at(mm)} ${AXIS} l-4 -7 h8 z`} />
        {!crowded && (
          <text x={at(mm)} y={HEIGHT + NAMES - 4} textAnchor="middle">
            {short}
          </text>
        )}
      </g>
    );
  });
}

/** What the lines and hatches of a drawing mean. */
export function captionOf({ landing, stents, overlap, engagement, places }: VeinDrawing): string {
  const parts = [
    'Millimetres from the iliocaval confluence (dashed line)',
    ...(landing === null ? [] : [`thick line: the proximal landing at ${landing} mm`]),
    ...(stents.length === 0 ? [] : [overlap === null ? 'inner bar: the stent' : 'inner bar: the first pair of stents']),
    ...(engagement === null ? [] : [`hatched: its ${shown(engagement)} in the straight external iliac`]),
    ...(overlap === null ? [] : [`cross-hatched: overlap ${shown(overlap)}`]),
    ...(places.length === 0 ? [] : ['triangles: landmarks']),
  ];
  return `${parts.join('; ')}.`;
}

function shown({ from, to }: FrameSegment): string {
  return `${Number((to - from).toFixed(1))} mm`;
}
