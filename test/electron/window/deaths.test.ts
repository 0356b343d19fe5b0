import { expect, test } from 'vitest';
import { deaths } from '../../../electron/window/deaths.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

test('a window that dies is started anew three times within five minutes', () => {
  const counted = deaths();
  expect([0, 1, 2, 3].map((minute) => counted.windowDied(minute * MINUTE))).toEqual([
    'start anew',
    'start anew',
    'start anew',
    'give up',
  ]);
});

test('one that dies every two minutes goes on being started anew', () => {
  const counted = deaths();
  const all = Array.from({ length: 50 }, (_, k) => counted.windowDied(2 * k * MINUTE));
  expect(new Set(all)).toEqual(new Set(['start anew']));
});

test('deaths with the graphics process are none of its own: ten of them, and its own three beside them', () => {
  const counted = deaths();
  const together = (atMs: number) => {
    counted.graphicsDied(atMs);
    return counted.windowDied(atMs + SECOND);
  };
  const ten = Array.from({ length: 10 }, (_, k) => together(10 * k * SECOND));
  expect(new Set(ten)).toEqual(new Set(['start anew']));
  const own = [110, 120, 130].map((second) => counted.windowDied(second * SECOND));
  expect(new Set(own)).toEqual(new Set(['start anew']));
  expect(together(140 * SECOND)).toBe('give up');
});
