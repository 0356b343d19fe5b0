import { expect, test } from 'vitest';
import { agoText, sizeText } from '../../../renderer/network/words.ts';

test('sizes and ages are said in the unit that fits', () => {
  expect([1, 999_999, 1_600_000, 2_340_000_000].map(sizeText)).toEqual(['1 KB', '1000 KB', '2 MB', '2.3 GB']);
  const minute = 60_000;
  const ages = [10_000, minute, 59 * minute, 60 * minute, 25 * 60 * minute, 72 * 60 * minute];
  expect(ages.map((age) => agoText(0, age))).toEqual([
    'just now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '1 day ago',
    '3 days ago',
  ]);
});
