import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, MenuKeys } from '../core/contract.ts';
import { acceleratorOf } from './accelerator.ts';

type Item = MenuItemConstructorOptions;
const isMac = process.platform === 'darwin';
type ItemOf = (label: string, command: MenuCommand) => Item;

function fileMenu(item: ItemOf): Item {
  return {
    label: '&File',
    submenu: [
      item('Open…', 'open'),
      item('Open folder…', 'openFolder'),
      item('Recent studies…', 'sessions'),
      { type: 'separator' },
      item('Save a copy…', 'save'),
      { type: 'separator' },
      { role: 'quit', accelerator: 'CmdOrCtrl+Q' },
    ],
  };
}

function editMenu(item: ItemOf): Item {
  return {
    label: '&Edit',
    submenu: [
      item('Undo', 'undo'),
      item('Redo', 'redo'),
      item('Steps…', 'steps'),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll', label: 'Select all' },
      { type: 'separator' },
      item('Preferences…', 'preferences'),
    ],
  };
}

function viewMenu(item: ItemOf, developing: boolean): Item {
  const tools: Item[] = developing ? [{ type: 'separator' }, { role: 'toggleDevTools' }] : [];
  return {
    label: '&View',
    submenu: [
      item('Reset view', 'resetView'),
      item('Play or pause', 'play'),
      { type: 'separator' },
      // F11 shows the picture alone.
      { role: 'togglefullscreen', label: 'Full screen', ...(isMac ? {} : { accelerator: 'Shift+F11' }) },
      ...tools,
    ],
  };
}

/** The menu bar; what concerns the work is sent to the window as a command, with the key that does it now. `developing` adds the developer tools. */
export function setMenu(send: (command: MenuCommand) => void, developing: boolean, keys: MenuKeys): void {
  // The window handles these keys itself and knows when a text field needs them: the menu shows them only.
  const item: ItemOf = (label, command) => {
    const press = keys[command];
    const shown = press === undefined ? {} : { accelerator: acceleratorOf(press), registerAccelerator: false };
    return { label, click: () => send(command), ...shown };
  };
  const application: Item[] = isMac ? [{ role: 'appMenu' }] : [];
  const help: Item = {
    label: '&Help',
    role: 'help',
    submenu: [
      item('Find a command…', 'palette'),
      item('Keys and gestures', 'help'),
      item('About IVUS Planner…', 'about'),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...application, fileMenu(item), editMenu(item), viewMenu(item, developing), help]),
  );
}
