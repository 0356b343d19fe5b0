import { expect, test } from 'vitest';
import { acceleratorOf } from '../../electron/accelerator.ts';

test('the menu shows a key in the words of Electron', () => {
  // Electron's documentation, "Available key codes": letters, Plus, Space, Left, PageDown, F1 to F24.
  const presses = ['Ctrl+Shift+s', 'r', 'Space', 'ArrowLeft', 'Alt+ArrowUp', 'PageDown', '+', 'Ctrl++', 'F2', '?'];
  expect(presses.map(acceleratorOf)).toEqual([
    'CmdOrCtrl+Shift+S',
    'R',
    'Space',
    'Left',
    'Alt+Up',
    'PageDown',
    'Plus',
    'CmdOrCtrl+Plus',
    'F2',
    '?',
  ]);
});
