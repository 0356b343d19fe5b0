import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { readVessel } from '../../../core/session/drawn/vessel-readings.ts';
import { DRAWN_BY_HAND, type Vessel } from '../../../core/session/drawn/vessels.ts';
import {
  insideAt,
  vesselGripAt,
  withEdgePoint,
  withoutPoint,
  withPointAt,
  withPointOn,
} from '../../../renderer/venogram/vessel-grips.ts';
import { spacingFacts } from '../../core/dicom/scale/spacing-facts.ts';
import { run } from '../../core/session/fixture.ts';

/** A straight vessel 40 wide along y = 100 from x = 100 to 300. */
const vessel: Vessel = {
  ...DRAWN_BY_HAND,
  id: 'V',
  name: 'Vessel 1',
  run: run.sopInstanceUid,
  frame: 0,
  centre: [
    [100, 100],
    [200, 100],
    [300, 100],
  ],
  left: [
    [100, 80],
    [300, 80],
  ],
  right: [
    [100, 120],
    [300, 120],
  ],
  reference: [[250, 100]],
};
const record = { ...run, spacing: spacingFacts({ modality: 'XA' }) };
const reading = readVessel(vessel, record);
const same = (place: Point): Point => place;
const gripAt = (at: Point) => vesselGripAt(vessel, reading, at, at, same);

test('under the pointer lie points before lines before the inside, and nothing beside the vessel', () => {
  expect([gripAt([102, 82]), gripAt([252, 101]), gripAt([150, 81])]).toEqual([
    { kind: 'point', part: 'left', index: 0 },
    { kind: 'point', part: 'reference', index: 0 },
    { kind: 'line', part: 'left', place: [150, 81] },
  ]);
  expect(gripAt([150, 110])).toMatchObject({ kind: 'inside', where: expect.closeTo(0.5, 3) });
  expect([gripAt([150, 140]), gripAt([330, 100])]).toEqual([null, null]);
});

test('only between the edges and beside the centre line a width can be read', () => {
  expect(insideAt(reading, [200, 119])).toBeCloseTo(1, 3);
  expect([insideAt(reading, [200, 125]), insideAt(reading, [340, 110])]).toEqual([null, null]);
});

test('a point clicked beside the line belongs to the edge on its side; one clicked on the middle line comes between its neighbours', () => {
  expect(withEdgePoint(vessel, [150, 70])).toMatchObject({ part: 'left', index: 2, vessel: { right: vessel.right } });
  expect(withEdgePoint(vessel, [150, 130])).toMatchObject({ part: 'right', index: 2 });
  expect(withPointOn(vessel, 'centre', [260, 101])).toMatchObject({ index: 2, vessel: { centre: { 2: [260, 101] } } });
});

test('a point moves alone; the line along the middle keeps two points, an edge may lose all', () => {
  expect(withPointAt(vessel, 'right', 1, [290, 130])).toEqual({ ...vessel, right: [vessel.right[0], [290, 130]] });
  const short = { ...vessel, centre: vessel.centre.slice(0, 2) };
  expect([withoutPoint(short, 'centre', 0), withoutPoint(vessel, 'reference', 0)?.reference]).toEqual([null, []]);
});

test('a point of an edge that was found takes its neighbours along, less the further away; one drawn by hand moves alone', () => {
  const left = Array.from({ length: 11 }, (_, k): Point => [100 + 20 * k, 80]);
  const by = (one: Vessel) => withPointAt(one, 'left', 5, [200, 70]).left.map(([, y]) => 80 - y);
  expect(by({ ...vessel, left })).toEqual([0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0]);
  // cos² of 30° and 60°.
  expect(by({ ...vessel, left, origin: 'automatic' })).toEqual(
    [0, 0, 0, 2.5, 7.5, 10, 7.5, 2.5, 0, 0, 0].map((value) => expect.closeTo(value, 6)),
  );
});
