import type { PreloadBridge } from '../core/contract.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a plain browser. */
    readonly ivusShell?: PreloadBridge;
  }
}
