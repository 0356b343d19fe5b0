import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the desktop program keeps its data on this computer, as Electron names the folder. */
export function userDataHere(): string {
  const { IVUS_USER_DATA, APPDATA, XDG_CONFIG_HOME } = process.env;
  const data = {
    win32: APPDATA ?? join(homedir(), 'AppData', 'Roaming'),
    darwin: join(homedir(), 'Library', 'Application Support'),
  } as Readonly<Record<string, string>>;
  const above = data[process.platform] ?? XDG_CONFIG_HOME ?? join(homedir(), '.config');
  return IVUS_USER_DATA ? resolve(IVUS_USER_DATA) : join(above, 'ivus-planner');
}
