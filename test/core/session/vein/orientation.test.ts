import { expect, test } from 'vitest';
import { apply } from '../../../../core/session/document/apply.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import { hasEnds, orientationOf, orientationRows } from '../../../../core/session/vein/orientation.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { run, sessionWith } from '../fixture.ts';

const mark = (station: LandmarkType, frame: number): Landmark => ({
  id: station,
  run: run.sopInstanceUid,
  frame,
  station,
});
const OUTWARDS = [mark('confluence', 10), mark('eiv', 60)];
const TOWARDS = [mark('confluence', 60), mark('eiv', 10)];

test('marks propose the end at which the station nearer to the heart lies, and set nothing', () => {
  expect([OUTWARDS, TOWARDS, [mark('civ', 4)], []].map((marks) => orientationOf(run, marks))).toEqual([
    { set: null, byLandmarks: 'first', contradicted: false },
    { set: null, byLandmarks: 'last', contradicted: false },
    { set: null, byLandmarks: null, contradicted: false },
    { set: null, byLandmarks: null, contradicted: false },
  ]);
});

test('only the operator’s word sets the cranial end, the file keeps it, and marks against it are said', () => {
  const marked = { ...sessionWith(), marks: OUTWARDS };
  const said = apply(marked, { type: 'orient', run: run.sopInstanceUid, cranialEnd: 'last' });
  const read = readSession(writeSession(said), 'kept.ivus.json');
  expect(read.ok && orientationRows(read.value).map(({ note }) => note)).toEqual([
    'pullback.dcm: cranial end: last frame, set by the operator. You set the last frame as cranial, but the landmarks indicate the first: change one of them.',
  ]);
  expect(orientationRows(marked)).toEqual([
    {
      file: 'pullback.dcm',
      cranialEnd: null,
      cranialEndByMarks: 'first',
      note: 'pullback.dcm: cranial end not set (by the landmarks it is the first frame)',
    },
  ]);
});

test('only a pullback has a cranial end: no venogram, no single picture, no stack of a CT and no cine of an echo', () => {
  const venogram = { ...run, modality: 'XA', spacing: spacingFacts({ modality: 'XA' }) };
  const echo = { ...run, modality: 'US', spacing: spacingFacts({ modality: 'US' }) };
  const none = [venogram, { ...run, frames: 1 }, { ...run, declaredModality: 'CT' as const }, echo];
  expect([run, ...none].map(hasEnds)).toEqual([true, false, false, false, false]);
  expect(hasEnds({ ...echo, declaredModality: 'IVUS' })).toBe(true);
});

test('nothing is said of the cranial end of an echo, also where a session kept a word on it', () => {
  const echo = { ...run, modality: 'US', cranialEnd: 'first' as const };
  expect(orientationRows({ ...sessionWith(), runs: [echo] })).toEqual([]);
});
