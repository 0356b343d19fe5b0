import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** A table with more rows than this has only those in the page that are seen, and some around them. */
const FEW = 200;
/** So many rows stand ready above and below what is seen; the rows change by as many at a time. */
const AROUND = 20;
/** The height of a row until one is laid out, CSS pixels. */
const USUAL = 47;

/** Which rows of a scrolled table body are in the page. */
interface RowsInView {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** The first of them (from 0) and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** CSS pixels that the rows before and after them would take. */
  readonly before: number;
  readonly after: number;
}

/** Follows what is seen of a table body of `count` rows, each with its `aria-rowindex` (the titles being row 1); all rows while they are few. */
export function useRowsInView(count: number): RowsInView {
  const body = useRef<HTMLTableSectionElement>(null);
  const many = count > FEW;
  const [{ first, shown, height }, setView] = useState({ first: 0, shown: 2 * AROUND, height: USUAL });
  useLayoutEffect(() => {
    const { current } = body;
    if (current === null || !many) return;
    const look = () => {
      const height = rowHeight(current);
      const top = Math.floor(current.scrollTop / height / AROUND) * AROUND;
      const first = Math.max(0, top - AROUND);
      const shown = Math.ceil(current.clientHeight / height) + 3 * AROUND;
      const same = (one: { readonly first: number; readonly shown: number; readonly height: number }) =>
        one.first === first && one.shown === shown && one.height === height;
      return setView((before) => (same(before) ? before : { first, shown, height }));
    };
    // At once, so that no gap is seen, and whoever scrolls to a row finds it.
    const scrolled = () => flushSync(look);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    current.addEventListener('scroll', scrolled);
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', scrolled);
    };
  }, [many]);
  if (!many) return { body, first: 0, end: count, before: 0, after: 0 };
  const from = Math.min(first, Math.max(0, count - shown));
  const end = Math.min(count, from + shown);
  return { body, first: from, end, before: from * height, after: (count - end) * height };
}

/** The button of a row by its index (the titles being row 1), which is brought into the page where it is out of view; null where there is none. */
export function rowButton(body: HTMLElement, index: number): HTMLElement | null {
  const find = () => body.querySelector<HTMLElement>(`[aria-rowindex="${index}"] [data-row]`);
  if (find() === null) {
    body.scrollTop = (index - 2) * rowHeight(body);
    body.dispatchEvent(new Event('scroll'));
  }
  return find();
}

/** The mean height of the rows in the page, whole CSS pixels. */
function rowHeight(body: HTMLElement): number {
  const rows = body.querySelectorAll('[aria-rowindex]');
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (first === undefined || last === undefined) return USUAL;
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  return Math.max(1, Math.round(height / rows.length));
}
