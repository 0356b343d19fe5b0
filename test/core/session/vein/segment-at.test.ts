import { expect, test } from 'vitest';
import type { CranialEnd } from '../../../../core/session/document/document.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import { segmentAt } from '../../../../core/session/vein/segment-at.ts';

const mark = (station: LandmarkType, frame: number): Landmark => ({ id: station, run: '1.2.3', frame, station });

/** A pullback from the vena cava down to the groin. */
const VEIN = [
  mark('ivc', 2),
  mark('confluence', 10),
  mark('civ', 20),
  mark('eiv', 50),
  mark('straight-eiv-end', 70),
  mark('inguinal-ligament', 80),
  mark('cfv', 90),
];

/** By anatomy: the common iliac begins at the confluence, the external iliac ends at the ligament; where the internal iliac joins is not marked. */
const ANATOMY: readonly (readonly [frame: number, segment: string | null])[] = [
  [0, 'IVC'],
  [2, 'IVC'],
  [9, 'IVC'],
  [10, null],
  [11, 'CIV'],
  [20, 'CIV'],
  [21, null],
  [49, null],
  [50, 'EIV'],
  [60, 'EIV'],
  [79, 'EIV'],
  [80, null],
  [81, 'CFV'],
  [90, 'CFV'],
  [91, null],
];

test.each(ANATOMY)('frame %i lies where the landmarks around it leave one segment only', (frame, segment) => {
  expect(segmentAt(VEIN, null)(frame)).toBe(segment);
});

test('a run towards the heart gives the same segments from its other end', () => {
  const turned = VEIN.map((each) => ({ ...each, frame: 99 - each.frame }));
  expect(ANATOMY.map(([frame]) => segmentAt(turned, null)(99 - frame))).toEqual(ANATOMY.map(([, segment]) => segment));
});

test('one landmark says what lies beside it once the cranial end is known', () => {
  const alone = [mark('confluence', 10)];
  const at = (frame: number, cranialEnd: CranialEnd) => segmentAt(alone, cranialEnd)(frame);
  expect([at(5, null), at(5, 'first'), at(15, 'first'), at(15, 'last'), at(5, 'last')]).toEqual([
    null,
    'IVC',
    null,
    'IVC',
    null,
  ]);
});

test('landmarks that contradict each other, or none, say nothing; where the lesion lies is no segment', () => {
  expect([
    segmentAt([mark('confluence', 20), mark('civ', 10), mark('inguinal-ligament', 80)], null)(15),
    segmentAt([], 'first')(15),
    segmentAt([mark('lesion-start', 10), mark('lesion-end', 20)], 'first')(15),
  ]).toEqual([null, null, null]);
});
