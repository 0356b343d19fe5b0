import { expect, test } from 'vitest';
import type { SavedSession } from '../../../core/session/document/saved.ts';
import { exactText, filesText, matches, titleOf } from '../../../renderer/sessions/text.ts';

const run = (name: string, there: boolean | null = true) => ({ name, there });
const session: SavedSession = {
  id: 'x.json',
  kind: 'working',
  study: '1.2',
  runs: [run('a.dcm')],
  outlines: 2,
  changedMs: 0,
  preview: { patientName: 'Doe^Jane', patientId: '', studyDate: '20260331', studyDescription: 'Legs', picture: null },
  binned: false,
  problem: null,
};

test('a session is called by its patient and study, without these by its files', () => {
  expect(titleOf(session)).toBe('Doe, Jane · 2026-03-31 · Legs');
  const runs = ['a', 'b', 'c', 'd', 'e'].map((name) => run(name));
  expect(titleOf({ ...session, preview: null, runs })).toBe('a, b, c and 2 more');
  expect(titleOf({ ...session, preview: null, runs: [] })).toBe('Unknown study');
});

test('the list says which files are not where they were, and nothing where only the operator knows', () => {
  expect(filesText([run('a'), run('b')])).toEqual({ missing: false, text: 'All files in place' });
  expect(filesText([run('a', false)])).toEqual({ missing: true, text: 'Files not in their original location' });
  expect(filesText([run('a'), run('b', false)])).toEqual({
    missing: true,
    text: '1 of 2 files not in their original location',
  });
  expect(filesText([run('a', null)])).toBeNull();
});

test('typed words find a session by patient, plan or file, all of them at once', () => {
  expect(
    ['jane', 'DOE zilver', '16 × 100 a.dcm', ''].map((typed) =>
      matches(session, 'Stent plan: Zilver Vena 16 × 100 mm', typed),
    ),
  ).toEqual([true, true, true, true]);
  expect(['john', 'jane b.dcm'].map((typed) => matches(session, 'Stent plan: Zilver Vena 16 × 100 mm', typed))).toEqual(
    [false, false],
  );
});

test('the time of the last kept work carries its day only when that is another one', () => {
  const noon = new Date(2026, 2, 31, 12, 0, 7).getTime();
  expect(exactText(noon, noon + 3_600_000)).toBe('12:00:07');
  expect(exactText(noon, noon + 86_400_000)).toBe('31/03/2026, 12:00:07');
});
