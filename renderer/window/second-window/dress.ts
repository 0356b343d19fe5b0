/** Gives an empty window the looks of the page, now and whenever theme or size of text change; the element in it that may be filled. */
export function dress(view: Window): HTMLElement {
  const to = view.document;
  to.documentElement.lang = document.documentElement.lang;
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) to.head.append(copyOf(sheet, to));
  followRoot(view);
  const root = to.createElement('div');
  root.id = 'root';
  to.body.replaceChildren(root);
  return root;
}

/** A style sheet of the page for another document; its address is a whole one, because an empty page has none to start from. */
function copyOf(sheet: Element, to: Document): Node {
  const copy = to.importNode(sheet, true);
  if (sheet instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = sheet.href;
  return copy;
}

/** Theme and size of text are attributes of the root. */
function followRoot(view: Window): void {
  const [from, to] = [document.documentElement, view.document.documentElement];
  const follow = () => {
    for (const name of ['data-theme', 'style']) {
      const value = from.getAttribute(name);
      if (value === null) to.removeAttribute(name);
      else to.setAttribute(name, value);
    }
  };
  follow();
  const observer = new MutationObserver(follow);
  observer.observe(from, { attributes: true });
  view.addEventListener('pagehide', () => observer.disconnect(), { once: true });
}
