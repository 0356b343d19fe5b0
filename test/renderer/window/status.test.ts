import { expect, test } from 'vitest';
import { ago } from '../../../renderer/window/status-text.ts';

test('how long ago something was saved, in seconds, minutes, hours', () => {
  expect([-5, 2_000, 59_400, 60_000, 3_599_000, 7_200_000].map(ago)).toEqual([
    '0 s ago',
    '2 s ago',
    '59 s ago',
    '1 min ago',
    '59 min ago',
    '2 h ago',
  ]);
});
