import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { elementOf, windowOf } from './documents.ts';
import './tooltip.css';

/** A tooltip for an element: a few words, and the key that does the same ('' for none). */
export function tip(words: string, keys = '') {
  return { 'data-tip': words, ...(keys === '' ? {} : { 'data-keys': keys }) };
}

/** Milliseconds that the pointer rests before a tooltip comes; none while one was there a moment ago. */
const REST = 450;
const MOMENT = 300;
/** Room between the element and its tooltip, and from the border of the window, CSS pixels. */
const GAP = 6;

const ID = 'tooltip';

/** The one tooltip of a window: over what the pointer rests on or the keyboard has reached; Escape puts it away. */
export function Tooltips({ within = document }: { readonly within?: Document }) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => listenForTips(within, setTarget), [within]);
  return target === null ? null : <Tooltip key={target.dataset['tip']} of={target} />;
}

function Tooltip({ of }: { readonly of: HTMLElement }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tooltip = element.current;
    if (tooltip === null) return;
    // Over an open dialog too.
    tooltip.showPopover();
    lay(tooltip, of.getBoundingClientRect());
    return describe(of);
  }, [of]);
  const keys = of.dataset['keys'];
  return (
    <div ref={element} id={ID} role="tooltip" className="tooltip" popover="manual">
      {of.dataset['tip']}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </div>
  );
}

/** Puts the tooltip below an element, above it where there is no room, and wholly into the window. */
function lay(tooltip: HTMLElement, { left, top, bottom, width }: DOMRect): void {
  const { offsetWidth, offsetHeight, style } = tooltip;
  const { innerWidth, innerHeight } = windowOf(tooltip);
  const below = bottom + GAP;
  const y = below + offsetHeight <= innerHeight - GAP ? below : top - GAP - offsetHeight;
  const x = left + width / 2 - offsetWidth / 2;
  style.left = `${Math.max(GAP, Math.min(innerWidth - GAP - offsetWidth, x))}px`;
  style.top = `${Math.max(GAP, y)}px`;
}

/** Says to those who listen that the tooltip describes an element; gives how to take that back. */
function describe(element: HTMLElement): () => void {
  const own = element.getAttribute('aria-describedby');
  element.setAttribute('aria-describedby', own === null ? ID : `${own} ${ID}`);
  return () => {
    if (own === null) element.removeAttribute('aria-describedby');
    else element.setAttribute('aria-describedby', own);
  };
}

/** Tells which element is to have its tooltip now, whenever that is another one; gives the function that stops it. */
export function listenForTips(within: Document, show: (target: HTMLElement | null) => void): () => void {
  const stop = new AbortController();
  const on = <K extends keyof DocumentEventMap>(name: K, listener: (event: DocumentEventMap[K]) => void) =>
    within.addEventListener(name, listener, { signal: stop.signal, capture: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  const put = (target: HTMLElement | null): void => {
    clearTimeout(timer);
    // React would keep each of them until the next one that changes something.
    if (target === shown) return;
    if (target === null) hiddenAt = performance.now();
    shown = target;
    show(target);
  };
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || isTooltip(target)) return clearTimeout(timer);
    const tipped = tippedBy(target);
    if (tipped === shown) return clearTimeout(timer);
    clearTimeout(timer);
    const soon = shown !== null || performance.now() - hiddenAt < MOMENT;
    // A moment to move over to the tooltip itself.
    timer = setTimeout(() => put(tipped), tipped === null ? 120 : soon ? 0 : REST);
  });
  on('focusin', ({ target }) => {
    const tipped = tippedBy(target);
    put(tipped !== null && (elementOf(target)?.matches(':focus-visible') ?? false) ? tipped : null);
  });
  on('focusout', () => put(null));
  on('pointerdown', () => put(null));
  on('scroll', () => put(null));
  on('keydown', ({ key }) => {
    if (key === 'Escape') put(null);
  });
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}

function tippedBy(target: EventTarget | null): HTMLElement | null {
  return elementOf(target)?.closest<HTMLElement>('[data-tip]') ?? null;
}

function isTooltip(target: EventTarget | null): boolean {
  return (elementOf(target)?.closest(`#${ID}`) ?? null) !== null;
}
