import { keyLeftIn } from './left-behind.ts';

const CHANNEL = 'ivus-saved';

let channel: BroadcastChannel | null = null;

function shared(): BroadcastChannel {
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** Tells the page's other windows that the working copy under a key has changed. */
export function announce(key: string): void {
  shared().postMessage(key);
}

/**
 * Hears of working copies that other windows of the page have changed, by key; null when this window may have slept through it: it
 * was in the background, or comes back from the browser's memory.
 */
export function listenToOthers(listener: (key: string | null) => void): void {
  shared().addEventListener('message', ({ data }) => listener(String(data)));
  window.addEventListener('storage', ({ key: item, newValue }) => {
    const key = keyLeftIn(item, newValue);
    if (key !== null) listener(key);
  });
  for (const awake of ['focus', 'pageshow', 'visibilitychange']) window.addEventListener(awake, () => listener(null));
}
