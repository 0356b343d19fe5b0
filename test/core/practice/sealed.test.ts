import { expect, test } from 'vitest';
import { isSealed, openedTruth, sealedTruth } from '../../../core/practice/sealed.ts';
import { readTruth } from '../../../core/practice/truth.ts';
import { study } from './perfect.ts';

const { truth } = study('exactly-at-the-gate');
const plain = JSON.stringify(truth);

test('nothing of a truth can be read in its file or found by searching, and it opens to the last digit', () => {
  const kept = sealedTruth(plain);
  for (const word of [
    'gate',
    'outlinePx',
    'NOT_CONFIRMED',
    truth.teachingPoint.slice(0, 12),
    String(truth.measures.mldMm),
  ])
    expect([word, plain.includes(word), kept.includes(word), atob(kept.split('"')[11] ?? '').includes(word)]).toEqual([
      word,
      true,
      false,
      false,
    ]);
  expect([isSealed(kept), openedTruth(kept) === plain]).toEqual([true, true]);
  expect(readTruth(kept, 'truth.json')).toEqual({ ok: true, value: truth });
});

test('a truth from before they were sealed still opens; a damaged one is refused with its name', () => {
  expect(readTruth(plain, 'truth.json')).toEqual({ ok: true, value: truth });
  const damaged = sealedTruth(plain).replace(/.{8}"}\n$/, 'AAAAAAAA"}\n');
  expect(openedTruth(damaged)).toBeNull();
  expect(readTruth(damaged, 'truth.json')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^truth\.json /),
  });
});
