import { leaveFocus, pictureDocument } from './documents.ts';

/** A field keeps its text when it is left; saving and closing must not miss what still stands in one. */
export function finishTyping(): void {
  for (const each of new Set([document, pictureDocument()])) leaveFocus(each);
}
