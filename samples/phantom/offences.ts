import type { Description } from './description.ts';

/** Every reason why a description cannot be drawn exactly, with the path of the offence. */
export function* offences(value: Description): Generator<readonly [path: readonly string[], problem: string]> {
  const { stations, segments, pullback } = value;
  const first = stations.at(0)?.positionMm ?? 0;
  if (!rising(stations.map((each) => each.positionMm))) yield [['stations'], 'positions must increase'];
  if (stations.some(({ semiAxesMm: [long, short] }) => short > long))
    yield [['stations'], 'the longer semi-axis must come first'];
  if (value.mass === null && stations.some(({ dent }) => dent > 0))
    yield [['stations'], 'a dent needs a mass to cause it'];
  if (!rising(segments.map((each) => each.fromMm))) yield [['segments'], 'positions must increase'];
  if ((segments.at(0)?.fromMm ?? 0) > first) yield [['segments'], 'must begin at or before the first station'];
  if (pullback.kind === 'manual') yield* offencesOfPath(value, pullback.path);
  else if (leaves(value, motorisedEnds(value, pullback)))
    yield [['pullback'], 'must stay between the first and the last station'];
}

type Key = { readonly frame: number; readonly positionMm: number };

function* offencesOfPath(
  value: Description,
  path: readonly Key[],
): Generator<readonly [path: readonly string[], problem: string]> {
  const keys = path.map((each) => each.frame);
  if (!rising(keys)) yield [['pullback', 'path'], 'frames must increase'];
  if (keys.at(0) !== 1 || keys.at(-1) !== value.picture.frames)
    yield [['pullback', 'path'], 'must run from frame 1 to the last frame'];
  const places = path.map((each) => each.positionMm);
  if (leaves(value, places)) yield [['pullback', 'path'], 'must stay between the first and the last station'];
}

function motorisedEnds(
  { picture }: Description,
  { fromMm, speedMmPerS }: { readonly fromMm: number; readonly speedMmPerS: number },
): readonly number[] {
  return [fromMm, fromMm + (speedMmPerS * (picture.frames - 1)) / picture.framesPerSecond];
}

function leaves({ stations }: Description, places: readonly number[]): boolean {
  const first = stations.at(0)?.positionMm ?? 0;
  const last = stations.at(-1)?.positionMm ?? 0;
  return places.some((place) => place < first || place > last);
}

function rising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}
