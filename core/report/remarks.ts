import type { LumenRow } from './content.ts';
import { normalText, originNote } from './words.ts';

/** What has to be known of a lumen's figures, in a few words; '' where there is nothing. */
export function lumenRemarks(row: LumenRow): string {
  const { role, normal, primary, readings, tracings } = row;
  return [
    role === 'reference' ? normalText(normal) : '',
    primary ? 'decides' : '',
    originNote(row),
    readings.nonconvex ? 'not convex: caliper widths' : '',
    tracings > 1 ? `traced ${tracings} times` : '',
  ]
    .filter((note) => note !== '')
    .join('; ');
}
