import { quantity } from '../../core/plan/figures.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import { frameNow, useApp } from '../state/store.ts';
import { squared } from '../ui/format.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';
import { tip } from '../ui/tooltip.tsx';
import type { RunHere } from './run-here.ts';
import { useTimeline } from './state.ts';

/** What is known of a frame (from 0): its length along the vein, its marks and every tracing on it, each reading with its sign in the chart. */
export function readingText({ profile, places, marks: landmarks }: RunHere, frame: number): string {
  const place = places[frame] ?? null;
  const { unit, points } = profile;
  const here = points.filter((point) => point.frame === frame);
  const alone = here.length === 1;
  const traced = here.map(({ outline, min, mean, max, area }) => {
    const diameters = `▼ min ${min.toFixed(1)} ● mean ${mean.toFixed(1)} ▲ max ${quantity(max, unit)}`;
    const trust = trustWord(outline);
    const waits = outline.accepted ? '' : `${trust === null ? '' : `, ${trust}`}, ${WAITS}`;
    return `${alone ? '' : `${outline.name}: `}${diameters} □ ${quantity(area, squared(unit))}${waits}`;
  });
  const length = place === null ? [] : [quantity(place, 'mm')];
  const marked = landmarks
    .filter((landmark) => landmark.frame === frame)
    .map(({ station }) => LANDMARK_LABELS[station].words);
  return [...length, ...marked, ...(traced.length === 0 ? ['not traced (▼ min ● mean ▲ max □ area)'] : traced)].join(
    ' · ',
  );
}

/** What is said of an outline that waits; its signs in the chart are hollow. */
const WAITS = 'not accepted';

/** Names of the readings that their signs tell as well. */
const NAMED = /([▼●▲]) (?:min|mean|max)/g;

/** Reads the frame under the pointer, else the one on the screen; what waits has to say that too, so that its readings have only their signs. */
export function Readout({ here }: { readonly here: RunHere }) {
  const hovered = useTimeline((timeline) => timeline.hovered);
  const shown = useApp(frameNow);
  const frame = hovered ?? shown;
  const text = `Frame ${frame + 1}: ${readingText(here, frame)}`;
  return (
    <output
      className="readout small number"
      data-testid="readout"
      {...tip(text.replaceAll(WAITS, `${WAITS} (hollow)`))}
    >
      {text.includes(WAITS) ? text.replaceAll(NAMED, '$1') : text}
    </output>
  );
}
