/** Below an open menu, over everything else: a press there closes the menu and does nothing else. */
export function MenuGround() {
  return <div className="menu-ground" ref={withoutMenu} />;
}

/** The browser's own menu has no business over ours. */
function withoutMenu(element: HTMLElement | null): () => void {
  const stop = new AbortController();
  element?.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: stop.signal });
  return () => stop.abort();
}
