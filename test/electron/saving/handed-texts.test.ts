import { expect, test } from 'vitest';
import { handedTexts } from '../../../electron/saving/handed-texts.ts';
import { handing } from '../../../renderer/shell/handing.ts';

/** A window and a shell between which texts go; what the shell was asked to keep, and how many letters came over. */
function between() {
  const kept: string[] = [];
  const came: number[] = [];
  let take = handedTexts();
  const hand = handing();
  return {
    kept,
    came,
    restart: () => (take = handedTexts()),
    hand: (pieces: readonly string[], problem: string | null = null, name = 'study') =>
      hand(name, pieces, (text) => {
        came.push(text.put.length);
        return take(name, text, async (whole) => {
          kept.push(whole);
          return problem;
        });
      }),
  };
}

test('each text is kept whole, though only the first one is handed over in full', async () => {
  const { kept, came, hand } = between();
  await hand(['[', 'one', ',two', ']']);
  await hand(['[', 'one', ',2', ']']);
  await hand(['[', 'one', ',2', ',3', ']']);
  expect(kept).toEqual(['[one,two]', '[one,2]', '[one,2,3]']);
  expect(came).toEqual([9, 2, 2]);
});

test('a shell that has started anew gets the whole text, and keeps nothing before', async () => {
  const { kept, came, hand, restart } = between();
  await hand(['[', 'one', ']']);
  restart();
  expect(await hand(['[', '1', ']'])).toBeNull();
  expect(kept).toEqual(['[one]', '[1]']);
  expect(came).toEqual([5, 1, 3]);
});

test('what could not be written is said, and the next text is whole all the same', async () => {
  const { kept, hand } = between();
  expect(await hand(['[', 'one', ']'], 'The disk is full.')).toBe('The disk is full.');
  expect(await hand(['[', 'one', ',two', ']'])).toBeNull();
  expect(kept.at(-1)).toBe('[one,two]');
});

test('texts of other studies do not get in the way, and those of long ago are forgotten', async () => {
  const { kept, came, hand } = between();
  await hand(['a', 'b'], null, 'first');
  await hand(['c', 'd'], null, 'second');
  await hand(['a', 'B'], null, 'first');
  await hand(['e', 'f'], null, 'third');
  await hand(['c', 'D'], null, 'second');
  expect(kept).toEqual(['ab', 'cd', 'aB', 'ef', 'cD']);
  expect(came).toEqual([2, 2, 1, 2, 2]);
});
