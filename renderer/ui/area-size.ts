import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { windowOf } from './documents.ts';
import type { Size } from './screen.ts';

/** Tells of an element's size in CSS pixels whenever it changes, also when the window moves to a screen with other pixels. */
export function useAreaSize(area: RefObject<HTMLElement | null>, publish: (size: Size) => void): void {
  const told = useRef(publish);
  useEffect(() => {
    told.current = publish;
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => told.current({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const view = windowOf(element);
    const observer = new view.ResizeObserver(measure);
    observer.observe(element);
    const stop = new AbortController();
    // A query holds for one density only, so each change asks the next one.
    const watchDensity = (): void =>
      view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`).addEventListener(
        'change',
        () => {
          measure();
          watchDensity();
        },
        { once: true, signal: stop.signal },
      );
    watchDensity();
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [area]);
}
