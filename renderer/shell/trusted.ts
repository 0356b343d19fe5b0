import { z } from 'zod';

/** What of Trusted Types the page needs: browsers without them do as they did. */
interface Policies {
  createPolicy(
    name: string,
    rules: {
      readonly createScriptURL?: (address: string) => string;
      readonly createHTML?: (html: string) => string;
    },
  ): { createHTML(html: string): string };
}

// Else it tries whether it may make code of a text, which the policy refuses and reports.
z.config({ jitless: true });

const { trustedTypes: policies } = globalThis as { readonly trustedTypes?: Policies };
/** The folder of the built scripts: this one is in it. */
const folder = import.meta.url.slice(0, import.meta.url.lastIndexOf('/') + 1);
const WORKER = /^[\w-]+\.worker-[\w-]+\.m?js$/;

// The content security policy (electron/http.ts) refuses every text that would become a script or a document, whichever library or fault
// puts it there. What a worker may be made of are the workers that were built with the window, and nothing else.
const RULES: Parameters<Policies['createPolicy']>[1] = {
  // Konva empties the element that it draws into.
  createHTML: (html) => {
    if (html === '') return html;
    throw new TypeError('No document is made of a text.');
  },
  createScriptURL: (address) => {
    const { href } = new URL(address, folder);
    if (href.startsWith(folder) && WORKER.test(href.slice(folder.length))) return href;
    throw new TypeError('Only the scripts of this window are run.');
  },
};

trustIn(globalThis);

/** The same holds in another window that the page fills: it has types of its own. */
export function trustIn(view: object): void {
  (view as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy('default', RULES);
}

let printed: ReturnType<Policies['createPolicy']> | null = null;

/** A document of ours, all texts in it escaped, as the browser takes it into a frame to be printed. */
export function printedHtml(html: string): string {
  if (policies === undefined) return html;
  printed ??= policies.createPolicy('print', { createHTML: (own) => own });
  return printed.createHTML(html);
}
