import type { Dataset } from './dataset.ts';

/** Ultrasound regions of one picture; machines write one to eight. Of a longer list none is used: which of them applies, nobody could check. */
export const MOST_REGIONS = 64;

/** The items of the Sequence of Ultrasound Regions (0018,6011) that can be used; none of a list that is too long. */
export function usableRegions(data: Dataset): readonly Dataset[] {
  const all = data.items('x00186011') ?? [];
  return all.length > MOST_REGIONS ? [] : all;
}
