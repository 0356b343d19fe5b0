import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import { usableRegions } from '../header/regions.ts';
import type { SpacingFacts, UltrasoundRegion } from '../run.ts';

/** (0028,0A04) has at most 64 characters (LO). */
const LONGEST = 200;

type Pair = readonly [number, number];

/** Everything the header says about scale, unjudged. */
export function readSpacing(data: Dataset): SpacingFacts {
  const grouped = pixelMeasures(data);
  const own = lengths(data.decimals('x00280030'));
  const pixelSpacing = own ?? grouped;
  const imager =
    lengths(data.decimals('x00181164')) ??
    sharedFunction(data, 'x00289443', (item) => lengths(item.decimals('x00181164')));
  return {
    modality: data.text('x00080060'),
    sopClassUid: data.text('x00080016'),
    rows: data.uint16('x00280010') ?? 0,
    columns: data.uint16('x00280011') ?? 0,
    regions: data.items('x00186011') === null ? null : usableRegions(data).map(readRegion),
    pixelSpacing,
    fromFunctionalGroups: own === null && grouped !== null,
    calibrationType: data.text('x00280a02').toUpperCase(),
    calibrationDescription: data.text('x00280a04').slice(0, LONGEST),
    imagerPixelSpacing: imager,
    magnification: data.decimal('x00181114'),
    sourceToDetector: data.decimal('x00181110'),
    sourceToPatient: data.decimal('x00181111'),
    matrix: matrixOf(data),
    aspectRatio: lengths(data.decimals('x00280034')),
  };
}

/** DCM 113085 is "Spatial resampling". */
function matrixOf(data: Dataset): SpacingFacts['matrix'] {
  const type = data.text('x00080008').toUpperCase().split('\\');
  const codes = data.items('x00089215')?.map((item) => item.text('x00080100')) ?? [];
  if (type.includes('RESAMPLED') || codes.includes('113085')) return 'resampled';
  return type[0] === 'DERIVED' ? 'derived' : 'original';
}

/** Pixel size of enhanced objects: the pixel measures, or, in X-ray, the object's pixel size in the centre of the beam. */
function pixelMeasures(data: Dataset): Pair | null {
  return (
    sharedFunction(data, 'x00289110', (item) => lengths(item.decimals('x00280030'))) ??
    sharedFunction(data, 'x00189401', (item) => lengths(item.floats('x00189404')))
  );
}

/** One value of a functional group that holds for every frame; null when frames differ or the group is absent. */
function sharedFunction(data: Dataset, group: string, read: (item: Dataset) => Pair | null): Pair | null {
  const values = functionalItems(data, group).map(read);
  const [first = null] = values;
  return values.every((value) => value?.[0] === first?.[0] && value?.[1] === first?.[1]) ? first : null;
}

function lengths(values: readonly number[] | null): Pair | null {
  const [vertical, horizontal] = values ?? [];
  const usable = (value: number | undefined): value is number =>
    value !== undefined && Number.isFinite(value) && value > 0;
  return usable(vertical) && usable(horizontal) ? [vertical, horizontal] : null;
}

/** An attribute that is missing becomes a value that calibrate() refuses: no such unit, no such format, a box outside every picture. */
function readRegion(item: Dataset): UltrasoundRegion {
  return {
    spatialFormat: item.uint16('x00186012') ?? 0,
    dataType: item.uint16('x00186014') ?? 0,
    flags: item.uint32('x00186016') ?? 0,
    box: {
      x0: item.uint32('x00186018') ?? -1,
      y0: item.uint32('x0018601a') ?? -1,
      x1: item.uint32('x0018601c') ?? -1,
      y1: item.uint32('x0018601e') ?? -1,
    },
    unitsX: item.uint16('x00186024') ?? 0,
    unitsY: item.uint16('x00186026') ?? 0,
    deltaX: item.double('x0018602c') ?? 0,
    deltaY: item.double('x0018602e') ?? 0,
  };
}
