import type { LumenGeometry, NoLumen } from '../../lumen/answer.ts';
import { lumenGeometry } from '../../lumen/lumen-geometry.ts';
import type { RunRecord } from '../document/document.ts';
import { scaleOf } from './readings.ts';

/** Where lumens are looked for on a run and at which scale: the operator's own, else the file's as the operator has confirmed it; or in one sentence why none are. */
export function lumenGround(record: RunRecord): LumenGeometry | NoLumen {
  const { calibration } = scaleOf(record, null);
  const confirmed = calibration.known && record.spacingConfirmed;
  return lumenGeometry(record.spacing, confirmed ? { ...calibration, needsConfirmation: false } : calibration);
}
