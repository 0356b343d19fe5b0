import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { WindowCommand } from '../core/contract.ts';

type Item = MenuItemConstructorOptions;
type ItemOf = (label: string, command: WindowCommand, accelerator?: string) => Item;

function fileMenu(item: ItemOf): Item {
  return {
    label: '&File',
    submenu: [
      item('Open…', 'open', 'CmdOrCtrl+O'),
      item('Open Folder…', 'openFolder'),
      { type: 'separator' },
      item('Save Session', 'save', 'CmdOrCtrl+S'),
      item('Save Session As…', 'saveAs', 'CmdOrCtrl+Shift+S'),
      { type: 'separator' },
      { role: 'quit', accelerator: 'CmdOrCtrl+Q' },
    ],
  };
}

function editMenu(item: ItemOf): Item {
  return {
    label: '&Edit',
    submenu: [
      item('Undo', 'undo', 'CmdOrCtrl+Z'),
      item('Redo', 'redo', process.platform === 'darwin' ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
}

function viewMenu(item: ItemOf, developing: boolean): Item {
  const tools: Item[] = developing ? [{ type: 'separator' }, { role: 'toggleDevTools' }] : [];
  return {
    label: '&View',
    submenu: [
      item('Reset View', 'resetView', 'R'),
      item('Play or Pause', 'play', 'Space'),
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...tools,
    ],
  };
}

/** The menu bar; what concerns the work is sent to the window as a command. `developing` adds the developer tools. */
export function setMenu(send: (command: WindowCommand) => void, developing: boolean): void {
  // The window handles these keys itself and knows when a text field needs them: the menu shows them only.
  const item: ItemOf = (label, command, accelerator) => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const application: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const help: Item = { label: '&Help', role: 'help', submenu: [item('Keyboard Shortcuts', 'help'), { role: 'about' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...application, fileMenu(item), editMenu(item), viewMenu(item, developing), help]),
  );
}
