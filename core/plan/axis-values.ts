import type { Axis } from './case.ts';

type AxisValue = Exclude<keyof Axis, 'method'>;

/** The five places along the vein, from the heart outwards, and the order they have to keep (PLAN_CASE "Order of the headline", 7). */
export const AXIS_VALUES: readonly { readonly key: AxisValue; readonly label: string; readonly order: string }[] = [
  { key: 'proximalLandingMm', label: 'Proximal landing', order: '0 or more' },
  { key: 'lesionStartMm', label: 'Lesion starts', order: 'not above the proximal landing' },
  { key: 'lesionEndMm', label: 'Lesion ends', order: 'below its start' },
  { key: 'straightEivStartMm', label: 'Straight external iliac starts', order: 'where the vein becomes straight' },
  { key: 'straightEivEndMm', label: 'Straight external iliac ends', order: 'below its start' },
];

/** What a path of `missing` about the lengths asks for; null for any other path. */
export function missingLength(path: string): string | null {
  if (path === 'axis.method') return 'Set how the lengths were measured';
  const value = AXIS_VALUES.find(({ key }) => `axis.${key}` === path);
  return value === undefined ? null : `Lengths from the confluence: ${value.label} (${value.order})`;
}
