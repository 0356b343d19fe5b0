import { expect, test } from 'vitest';
import { isComposing } from '../../../renderer/ui/composing.ts';

test.each([
  ['Enter by itself', { isComposing: false, keyCode: 13 }, false],
  ['Enter that ends a composition', { isComposing: true, keyCode: 13 }, true],
  ['a key that the input method took, where the browser says no more', { isComposing: false, keyCode: 229 }, true],
  ['the same as React reports it', { nativeEvent: { isComposing: true, keyCode: 13 } }, true],
  ['a plain key as React reports it', { keyCode: 13, nativeEvent: { isComposing: false, keyCode: 13 } }, false],
])('%s', (_, event, composing) => {
  expect(isComposing(event)).toBe(composing);
});
