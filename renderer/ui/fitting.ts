import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';

/** Gives a row as many data-level steps (0 to `most`) as it needs for all of it to stand in its width: what each step leaves out is said by its style sheet. Looked at whenever the row's width changes or its component is drawn. */
export function useFitting(row: RefObject<HTMLElement | null>, most: number): void {
  useLayoutEffect(() => {
    const { current } = row;
    if (current === null) return;
    const measure = () => fitIn(current, most);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  });
}

function fitIn(row: HTMLElement, most: number): void {
  for (let level = 0; level <= most; level += 1) {
    row.dataset['level'] = String(level);
    if (row.scrollWidth <= row.clientWidth) return;
  }
}
