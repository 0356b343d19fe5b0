import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PreloadBridge } from '../core/contract.ts';
import { DROPPED_FILES } from '../core/program.ts';

/** Electron puts the name of the channel before every sentence; the operator does not need it. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, '');
}

async function invoke(channel: string, request: unknown): Promise<unknown> {
  try {
    return await ipcRenderer.invoke(channel, request);
  } catch (error) {
    throw new Error(sentence(error));
  }
}

/** Absolute path of a dropped file, '' when it has none. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
  } catch {
    return '';
  }
}

const bridge: PreloadBridge = {
  call: (channel, request) => invoke(`ivus:${channel}`, request),
  on(event, listener) {
    ipcRenderer.on(`ivus:${event}`, (_, payload: unknown) => listener(payload));
  },
  openDropped: (files) => invoke(DROPPED_FILES, { paths: files.map(pathOf) }),
};

contextBridge.exposeInMainWorld('ivusShell', bridge);
