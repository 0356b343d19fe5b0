import type { Axis } from '../plan/case.ts';
import type { MeasureId } from './measures.ts';

/** A place along the vein that the plan needs in millimetres. */
export type Place = Exclude<keyof Axis, 'method'>;

/** The places along the vein, from the heart outwards, each with the measure that judges it. */
export const PLACES: readonly { readonly key: Place; readonly measure: MeasureId }[] = [
  { key: 'proximalLandingMm', measure: 'proximal-landing' },
  { key: 'lesionStartMm', measure: 'lesion-start' },
  { key: 'lesionEndMm', measure: 'lesion-end' },
  { key: 'straightEivStartMm', measure: 'straight-eiv-start' },
  { key: 'straightEivEndMm', measure: 'straight-eiv-end' },
];
