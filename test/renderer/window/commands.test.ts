import { expect, test } from 'vitest';
import type { KeyStroke } from '../../../renderer/commands/key-names.ts';
import { keyNameOf, keyText } from '../../../renderer/commands/key-names.ts';
import { COMMANDS } from '../../../renderer/window/commands.ts';

type Held = Partial<Pick<KeyStroke, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>> & { readonly altGraph?: boolean };

function pressed(key: string, code: string, { altGraph = false, ...held }: Held = {}): string {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return keyNameOf({ ...none, ...held, key, code, getModifierState: (name) => altGraph && name === 'AltGraph' });
}

/** A press typed on a United States keyboard, as browsers report it. */
function typed(press: string): string {
  const [, modifiers = '', key = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(press) ?? [];
  const shifted = '+?~!@#$%^&*()_{}|:"<>';
  const letter = /^[a-z]$/.test(key);
  const shiftKey = modifiers.includes('Shift+') || shifted.includes(key);
  return pressed(
    key === 'Space' ? ' ' : letter && shiftKey ? key.toUpperCase() : key,
    letter ? `Key${key.toUpperCase()}` : key,
    { ctrlKey: modifiers.includes('Ctrl+'), altKey: modifiers.includes('Alt+'), shiftKey },
  );
}

test('no two commands have the same name', () => {
  const names = COMMANDS.map(({ id }) => id);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('no two commands share a key where both could be meant', () => {
  const keys = COMMANDS.flatMap(({ keys: own, only = 'everywhere' }) => own.map((key) => `${key} ${only}`));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every key of a command is one that a keyboard can press', () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(keys.length).toBeGreaterThan(25);
  expect(keys.filter((key) => typed(key) !== key)).toEqual([]);
});

test('every command says in words what it does', () => {
  expect(COMMANDS.filter(({ title }) => !/^[A-Z0-9].+[^.]$/.test(title)).map(({ id }) => id)).toEqual([]);
});

test.each([
  ['a letter', pressed('e', 'KeyE'), 'e'],
  ['a letter with Shift', pressed('E', 'KeyE', { shiftKey: true }), 'Shift+e'],
  ['a letter with Caps Lock', pressed('E', 'KeyE'), 'e'],
  ['a question mark, whatever types it', pressed('?', 'Slash', { shiftKey: true }), '?'],
  ['Ctrl and Shift', pressed('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+z'],
  ['Cmd on a Mac', pressed('s', 'KeyS', { metaKey: true }), 'Ctrl+s'],
  ['Alt and an arrow', pressed('ArrowUp', 'ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
  ['Shift and an arrow', pressed('ArrowLeft', 'ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft'],
  ['Shift and the space bar', pressed(' ', 'Space', { shiftKey: true }), 'Shift+Space'],
  ['Option and a letter on a Mac', pressed('ƒ', 'KeyF', { altKey: true }), 'Alt+f'],
  ['Option and a dead letter on a Mac', pressed('Dead', 'KeyE', { altKey: true }), 'Alt+e'],
  ['Ctrl and a letter on a Russian layout', pressed('ы', 'KeyS', { ctrlKey: true }), 'Ctrl+s'],
  ['a letter on a Russian layout', pressed('у', 'KeyE'), 'e'],
  ['AltGr that types a bracket', pressed('[', 'Digit8', { ctrlKey: true, altKey: true, altGraph: true }), '['],
  ['Shift alone', pressed('Shift', 'ShiftLeft', { shiftKey: true }), ''],
  ['a dead key alone', pressed('Dead', 'Quote'), ''],
])('the keyboard names %s', (_, name, expected) => {
  expect(name).toBe(expected);
});

test('keys are quoted as they are printed on a keyboard', () => {
  expect(['Ctrl+Shift+z', 'ArrowRight', 'PageDown', 'Alt+ArrowUp', 'Ctrl++', '-', 'Space', 'F2'].map(keyText)).toEqual([
    'Ctrl+Shift+Z',
    '→',
    'Page down',
    'Alt+↑',
    'Ctrl++',
    '−',
    'Space',
    'F2',
  ]);
});
