import { useSyncExternalStore } from 'react';

/** The width of the window in CSS pixels, drawn anew when it changes. */
export function useWindowWidth(): number {
  return useSyncExternalStore(listen, () => innerWidth);
}

/** The height of the window in CSS pixels, drawn anew when it changes. */
export function useWindowHeight(): number {
  return useSyncExternalStore(listen, () => innerHeight);
}

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
