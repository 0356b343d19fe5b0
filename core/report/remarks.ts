import type { LumenRow } from './content.ts';
import { normalText, ORIGIN_NOTES } from './words.ts';

/** What has to be known of a lumen's figures, in a few words; '' where there is nothing. */
export function lumenRemarks({ role, normal, primary, origin, readings, tracings }: LumenRow): string {
  return [
    role === 'reference' ? normalText(normal) : '',
    primary ? 'decides' : '',
    ORIGIN_NOTES[origin],
    readings.nonconvex ? 'not convex: caliper widths' : '',
    tracings > 1 ? `traced ${tracings} times` : '',
  ]
    .filter((note) => note !== '')
    .join('; ');
}
