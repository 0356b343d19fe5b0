import { expect, test } from 'vitest';
import { endAt, knownLength } from '../../renderer/tools/ruler.ts';

const words = { object: 'ticks', intervals: '9', spacing: '1', french: '' } as const;

test.each([
  ['nine marks 1 mm apart', words, 9, '9 intervals of 1 mm'],
  [
    'one interval of a 10-mm marker catheter',
    { ...words, object: 'markers', intervals: '1', spacing: '10' },
    10,
    '1 interval of 10 mm',
  ],
  ['a 6 French catheter', { ...words, object: 'catheter', french: '6' }, 2, '6 F'],
  ['a comma for the point', { ...words, spacing: '0,5' }, 4.5, '9 intervals of 0.5 mm'],
] as const)('%s has a known length', (_, said, mm, text) => {
  expect(knownLength(said)).toEqual({ ok: true, value: { mm: expect.closeTo(mm, 12), said: text } });
});

test.each([
  ['no whole number of intervals', { ...words, intervals: '2.5' }],
  ['no interval', { ...words, intervals: '0' }],
  ['no distance', { ...words, spacing: '' }],
  ['a distance of zero', { ...words, spacing: '0' }],
  ['no diameter', { ...words, object: 'catheter' }],
  ['a catheter of 41 French', { ...words, object: 'catheter', french: '41' }],
] as const)('%s is refused', (_, said) => {
  expect(knownLength(said).ok).toBe(false);
});

test('an end can be grabbed within 9 screen pixels, the nearer one of two', () => {
  const line = { run: '1', frame: 0, from: [10, 10], to: [20, 10] } as const;
  const doubled = ([x, y]: readonly [number, number]) => [2 * x, 2 * y] as const;
  const grabbed = ([x, y]: readonly [number, number]) => endAt(line, [x, y], doubled);
  expect([grabbed([20, 28]), grabbed([29, 20]), grabbed([31, 20]), grabbed([20, 30])]).toEqual([
    'from',
    'from',
    'to',
    null,
  ]);
});
