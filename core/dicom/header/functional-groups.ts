import type { Dataset } from './dataset.ts';

/** The items of one functional group (PS3.3 C.7.6.16) in an enhanced object: the one shared by all frames, then one a frame. */
export function functionalItems(data: Dataset, group: string): readonly Dataset[] {
  const frames = [...(data.items('x52009229') ?? []), ...(data.items('x52009230') ?? [])];
  return frames.flatMap((frame) => frame.items(group) ?? []);
}
