import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../core/dicom/study.ts';
import type { Drafts, RunDraft } from '../../../renderer/deidentify/draft.ts';
import { boxBetween, firstDrafts, hasOutside, requestFor, whyNotYet } from '../../../renderer/deidentify/draft.ts';
import type { StudyRun } from '../../../renderer/state/store.ts';
import { sharedFile } from '../../data.ts';

async function open(token: string, ...path: readonly string[]): Promise<StudyRun> {
  const file = sharedFile('data', ...path);
  const run = await openRun(memorySource(file, readFileSync(file)));
  if (!run.ok) throw new Error(run.problem);
  return { run: run.value, digest: token, location: { kind: 'url', name: file, size: 1, url: 'x' }, token, parts: [] };
}

const regional = await open('one', 'dicom', 'us_toshiba_rgb_3regions_ps.dcm');
const whole = await open('two', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm');
const bare = await open('three', 'dicom', 'xa1_unc.dcm');
const uid = ({ run }: StudyRun) => run.identity.sopInstanceUid;

test('what lies outside the regions is proposed only where something does', () => {
  expect([regional, whole, bare].map(({ run }) => hasOutside(run))).toEqual([true, false, false]);
});

test('nothing is copied before every chosen run was looked at, and the session only with all its runs', () => {
  const runs = [regional, bare];
  const first = firstDrafts(runs);
  const proposed: RunDraft = { copied: true, mask: { outsideRegions: true, boxes: [] }, looked: false };
  const with_ = (...changes: readonly (readonly [StudyRun, Partial<RunDraft>])[]): Drafts => ({
    ...first,
    ...Object.fromEntries(changes.map(([run, change]) => [uid(run), { ...proposed, ...change }])),
  });
  expect(whyNotYet(runs, first, true)).toBe('Look at 2 more runs and confirm them.');
  expect(whyNotYet(runs, with_([bare, { looked: true }]), true)).toBe('Look at 1 more run and confirm it.');
  expect(whyNotYet(runs, with_([bare, { looked: true }], [regional, { looked: true }]), true)).toBeNull();
  const one = with_([bare, { copied: false }], [regional, { looked: true }]);
  expect(whyNotYet(runs, one, true)).toContain('needs all its runs');
  expect(whyNotYet(runs, one, false)).toBeNull();
  expect(requestFor(runs, one, null)).toEqual({
    runs: [{ tokens: ['one'], mask: { outsideRegions: true, boxes: [] }, confirmed: true }],
    session: null,
  });
});

test('a box is drawn in whole pixels, in any direction, and stays inside the picture', () => {
  const size = { rows: 100, columns: 200 };
  expect(boxBetween([20.4, 9.9], [10.2, 4.1], size)).toEqual({ x0: 10, y0: 4, x1: 20, y1: 9 });
  expect(boxBetween([-5, -5], [500, 500], size)).toEqual({ x0: 0, y0: 0, x1: 199, y1: 99 });
  expect(boxBetween([10.2, 4.1], [10.4, 4.2], size)).toBeNull();
});
