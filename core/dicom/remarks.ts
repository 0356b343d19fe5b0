import type { Run } from './run.ts';
import { calibrate } from './scale/calibration.ts';

/** Everything that is to be said about a run: about its file, its clock, its pullback and its scale; each sentence once. */
export function remarksOn({ warnings, spacing, clock, pullback }: Run): readonly string[] {
  const found = [clock, pullback, calibrate(spacing, null)].flatMap((one) => (one.known ? one.warnings : []));
  return [...new Set([...warnings, ...found])];
}
