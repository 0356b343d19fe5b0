import type { RunRecord } from '../../core/session/document/document.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import type { Along } from '../../core/session/vein/along.ts';

/** What a length along the run is, for each kind of picture; null where there is none. */
export function lengthTextOf(record: RunRecord, along: Along): string | null {
  switch (pictureKind(record)) {
    case 'pullback':
      return lengthText(along);
    case 'projection':
      return projectionText(record);
    case 'cross-section':
    case 'still':
      return null;
  }
}

/** How far the catheter had come, or why that is unknown: the sentence up to its colon, which says the cause. */
export function lengthText(along: Along): string {
  if (!along.known) return `Length unknown: ${along.sentence.split(':')[0]?.replace(/\.$/, '')}`;
  return `${along.mm.toFixed(1)} mm along the pullback (${along.from})`;
}

/** What lengths in an X-ray picture are: projections, in millimetres only once it is calibrated. */
export function projectionText(record: RunRecord): string {
  const { scale } = scaleOf(record, null);
  if (scale.unit === 'px') return 'X-ray projection: lengths only after calibration';
  return `X-ray projection: ${scale.sizing ? 'lengths' : 'estimated lengths'} as seen in this view`;
}
