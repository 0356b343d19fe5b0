import { expect, test } from 'vitest';
import { exactText, filesText, runNames } from '../../../renderer/sessions/text.ts';

const run = (name: string, there: boolean | null = true) => ({ name, there });
test('runs are named up to three', () => {
  expect(runNames(['a', 'b', 'c', 'd', 'e'].map((name) => run(name)))).toBe('a, b, c and 2 more');
});

test('the list says which files are not where they were, and nothing where only the operator knows', () => {
  expect(filesText([run('a'), run('b')])).toEqual({ missing: false, text: 'All files in place' });
  expect(filesText([run('a', false)])).toEqual({ missing: true, text: 'a is no longer where it was' });
  expect(filesText([run('a'), run('b', false)])).toEqual({ missing: true, text: 'b is no longer where it was' });
  expect(filesText([run('a', false), run('b', false), run('c', false)])).toEqual({
    missing: true,
    text: 'a and 2 more are no longer where they were',
  });
  expect(filesText([run('a', null)])).toBeNull();
});

test('the time of the last kept work carries its day only when that is another one', () => {
  const noon = new Date(2026, 2, 31, 12, 0, 7).getTime();
  expect(exactText(noon, noon + 3_600_000)).toBe('12:00:07');
  expect(exactText(noon, noon + 86_400_000)).toBe('31/03/2026, 12:00:07');
});
