import { faultOf } from '../../core/fault.ts';
import { shell } from '../shell/shell.ts';

/** Tells the shell of a fault of a part of the window: where it happened and of what kind it is, nothing that a file says. */
export function reportFault(part: string, thrown: unknown): void {
  void shell.reportFault(faultOf(part, thrown)).catch(() => undefined);
}

/** From now on whatever is thrown in the window and caught by nobody is told to the shell. */
export function reportUncaught(): void {
  window.addEventListener('error', ({ error }) => reportFault('Uncaught', error));
  window.addEventListener('unhandledrejection', ({ reason }) => reportFault('Unhandled', reason));
}
