import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenKey, holderOf, keysIn, resetKey, whyUnusable } from '../../../renderer/commands/own-keys.ts';
import { commandOf } from '../../../renderer/commands/registered.ts';
import { COMMANDS } from '../../../renderer/window/commands.ts';

const keysOf = (own: Readonly<Record<string, readonly string[]>>, id: string) => keysIn(own, commandOf(id));

test('a free key is nobody’s; a taken one is named after the command that has it', () => {
  expect(holderOf({}, 'Ctrl+Alt+u', 'undo')).toBeNull();
  expect(holderOf({}, 'Ctrl+z', 'play')?.id).toBe('undo');
  expect(holderOf({}, 'Ctrl+z', 'undo')).toBeNull();
});

test('a key that is taken over is lost by the command that had it, which keeps its others', () => {
  const own = givenKey({}, 'play', 'ArrowRight');
  expect(keysOf(own, 'play')).toEqual(['ArrowRight']);
  expect(keysOf(own, 'nextFrame')).toEqual(['d']);
  expect(holderOf(own, 'Space', 'undo')).toBeNull();
});

test('a key taken from a command that had chosen it goes to the new one', () => {
  const own = givenKey(givenKey({}, 'play', 'p'), 'undo', 'p');
  expect([keysOf(own, 'play'), keysOf(own, 'undo')]).toEqual([[], ['p']]);
});

test('a command gets its own key back, also from the one that took it', () => {
  const taken = givenKey(givenKey({}, 'play', 'p'), 'undo', 'Space');
  const own = resetKey(taken, 'play');
  expect([keysOf(own, 'play'), keysOf(own, 'undo')]).toEqual([['Space'], []]);
});

test('the crosshair and the frames may use the same arrow, and neither takes it from the other', () => {
  expect(holderOf({}, 'ArrowRight', 'crosshairUp')?.id).toBe('crosshairRight');
  expect(holderOf({}, 'ArrowRight', 'play')?.id).toBe('nextFrame');
  const own = givenKey({}, 'crosshairUp', 'd');
  expect([keysOf(own, 'crosshairUp'), keysOf(own, 'nextFrame')]).toEqual([['d'], ['ArrowRight', 'd']]);
});

test('keys of the system, of fields and of the way through the window are refused with a sentence', () => {
  const refused = ['Tab', 'Shift+Tab', 'Escape', 'Ctrl+c', 'Ctrl+w', 'F5', 'F12', 'Alt+F4'];
  expect(refused.map((press) => whyUnusable(press)?.at(-1))).toEqual(refused.map(() => '.'));
  expect(['x', 'Alt+x', 'F6', 'Ctrl+Shift+y', 'Enter'].map((press) => whyUnusable(press))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('no command begins with a key that could not be given to it', () => {
  const keys = COMMANDS.filter(({ id }) => id !== 'cancel').flatMap((command) => command.keys);
  expect(keys.filter((key) => whyUnusable(key) !== null)).toEqual([]);
});

test('however keys are given away and reset, no key ever does two things', () => {
  const id = fc.constantFrom(...COMMANDS.map((command) => command.id));
  const press = fc.constantFrom('Space', 'ArrowRight', 'd', 'Ctrl+z', 'p', 'Alt+x', 'Enter');
  const label = fc.record({ id, press, reset: fc.boolean() });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 30 }), (labels) => {
      const own = labels.reduce(
        (before, each) => (each.reset ? resetKey(before, each.id) : givenKey(before, each.id, each.press)),
        {},
      );
      const all = COMMANDS.flatMap((command) =>
        keysIn(own, command).map((each) => `${each} ${command.only ?? 'everywhere'}`),
      );
      expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
    }),
  );
});
