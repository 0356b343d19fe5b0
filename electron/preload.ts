import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PreloadBridge } from '../core/contract.ts';

/** Electron puts the name of the channel before every sentence; the operator does not need it. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, '');
}

const bridge: PreloadBridge = {
  async call(channel, request) {
    try {
      return await ipcRenderer.invoke(`ivus:${channel}`, request);
    } catch (error) {
      throw new Error(sentence(error));
    }
  },
  on(event, listener) {
    ipcRenderer.on(`ivus:${event}`, (_, payload: unknown) => listener(payload));
  },
  pathOf(file) {
    try {
      return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    } catch {
      return '';
    }
  },
};

contextBridge.exposeInMainWorld('ivusShell', bridge);
