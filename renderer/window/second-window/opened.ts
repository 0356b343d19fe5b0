import { create } from 'zustand';
import { PICTURE_WINDOW } from '../../../core/program.ts';
import { trustIn } from '../../shell/trusted.ts';
import { dismiss, notice } from '../../state/notices.ts';
import { movePictures } from '../../ui/documents.ts';
import { dress } from './dress.ts';

interface Opened {
  /** The second window and the element in it that holds the pictures; null while the pictures are in the first. */
  readonly second: { readonly view: Window; readonly root: HTMLElement } | null;
}

/** The second window. */
export const useSecondWindow = create<Opened>(() => ({ second: null }));

const BLOCKED = 'The browser did not open a second window: allow pop-ups for this page, then try again.';

/** Shows the pictures in a window of their own, or in the first window again. */
export function toggleSecondWindow(): void {
  const { second } = useSecondWindow.getState();
  if (second === null) open();
  else bringBack();
}

/** Shows the pictures in the first window again. */
export function bringBack(): void {
  const { second } = useSecondWindow.getState();
  movePictures(null);
  useSecondWindow.setState({ second: null });
  second?.view.close();
}

function open(): void {
  const view = window.open('about:blank', PICTURE_WINDOW, 'popup,width=1000,height=900');
  if (view === null) {
    notice(BLOCKED);
    return;
  }
  dismiss(BLOCKED);
  trustIn(view);
  const root = dress(view);
  view.addEventListener('pagehide', bringBack, { once: true });
  window.addEventListener('pagehide', () => view.close(), { once: true });
  movePictures(view.document);
  useSecondWindow.setState({ second: { view, root } });
}
