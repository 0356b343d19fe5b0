import type { Dataset } from './dataset.ts';
import type { NumberVr } from './numbers.ts';

/** A number of the header that this program relies on: its tag, its name in the standard, its VR there. */
export type Attribute = readonly [tag: string, name: string, usual: NumberVr];

/** Numbers on time and the movement of the catheter. */
export const TIMES: readonly Attribute[] = [
  ['x00181063', 'Frame Time', 'DS'],
  ['x00181065', 'Frame Time Vector', 'DS'],
  ['x00180040', 'Cine Rate', 'DS'],
  ['x00180072', 'Effective Duration', 'DS'],
  ['x00082144', 'Recommended Display Frame Rate', 'DS'],
  ['x00183101', 'IVUS Pullback Rate', 'DS'],
  ['x00183102', 'IVUS Gated Rate', 'DS'],
  ['x00183103', 'IVUS Pullback Start Frame Number', 'IS'],
  ['x00183104', 'IVUS Pullback Stop Frame Number', 'IS'],
  ['x00186060', 'R Wave Time Vector', 'FL'],
];

/** The size of the picture in pixels. */
export const SIZES: readonly Attribute[] = [
  ['x00280010', 'Rows', 'US'],
  ['x00280011', 'Columns', 'US'],
];

/** Sizes of a pixel: two of them, first the vertical one. */
export const PAIRS: readonly Attribute[] = [
  ['x00280030', 'Pixel Spacing', 'DS'],
  ['x00181164', 'Imager Pixel Spacing', 'DS'],
  ['x00280034', 'Pixel Aspect Ratio', 'DS'],
];

/** Other numbers on scale and picture. */
export const SINGLES: readonly Attribute[] = [
  ['x00181110', 'Distance Source to Detector', 'DS'],
  ['x00181111', 'Distance Source to Patient', 'DS'],
  ['x00181114', 'Estimated Radiographic Magnification Factor', 'DS'],
  ['x00280008', 'Number of Frames', 'IS'],
  ['x00281050', 'Window Center', 'DS'],
  ['x00281051', 'Window Width', 'DS'],
  ['x00281052', 'Rescale Intercept', 'DS'],
  ['x00281053', 'Rescale Slope', 'DS'],
];

/** Numbers of one ultrasound region. */
export const OF_REGION: readonly Attribute[] = [
  ['x00186012', 'Region Spatial Format', 'US'],
  ['x00186014', 'Region Data Type', 'US'],
  ['x00186016', 'Region Flags', 'UL'],
  ['x00186018', 'Region Location Min X0', 'UL'],
  ['x0018601a', 'Region Location Min Y0', 'UL'],
  ['x0018601c', 'Region Location Max X1', 'UL'],
  ['x0018601e', 'Region Location Max Y1', 'UL'],
  ['x00186024', 'Physical Units X Direction', 'US'],
  ['x00186026', 'Physical Units Y Direction', 'US'],
  ['x0018602c', 'Physical Delta X', 'FD'],
  ['x0018602e', 'Physical Delta Y', 'FD'],
];

/** An attribute for a sentence, as in `Frame Time (0018,1063)`. */
export function nameOf([tag, name]: Attribute): string {
  return `${name} (${tag.slice(1, 5)},${tag.slice(5)})`.replace(/[a-f\d]{4}\)$/, (end) => end.toUpperCase());
}

/** The attributes that are there and cannot be read, by name and tag. */
export function unreadableNames(data: Dataset, attributes: readonly Attribute[]): readonly string[] {
  return attributes.filter(([tag, , usual]) => data.reading(tag, usual).state === 'unreadable').map(nameOf);
}
