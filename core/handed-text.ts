import { z } from 'zod';

const count = z.number().int().nonnegative();

/** A text under a mark: in full, or what makes it of the one that was handed over before under the mark `over` (lengths in UTF-16 units). */
export const handedTextSchema = z.strictObject({
  mark: z.string(),
  over: z.string().nullable(),
  at: count,
  drop: count,
  put: z.string(),
  length: count,
});
export type HandedText = z.infer<typeof handedTextSchema>;

/** A text in pieces under the mark under which it was handed over; pieces that stay are the same texts again. */
export interface InPieces {
  readonly mark: string;
  readonly pieces: readonly string[];
}

/** What there is to hand over of a text to whoever has the one before it; all of it where that is null. */
export function handedOver({ mark, pieces }: InPieces, before: InPieces | null): HandedText {
  const length = lengthOf(pieces);
  if (before === null) return { mark, over: null, at: 0, drop: 0, put: pieces.join(''), length };
  const former = before.pieces;
  const shorter = Math.min(pieces.length, former.length);
  let first = 0;
  while (first < shorter && pieces[first] === former[first]) first += 1;
  let last = 0;
  while (last < shorter - first && pieces.at(-1 - last) === former.at(-1 - last)) last += 1;
  const drop = lengthOf(former.slice(first, former.length - last));
  const put = pieces.slice(first, pieces.length - last).join('');
  return { mark, over: before.mark, at: lengthOf(pieces.slice(0, first)), drop, put, length };
}

/** The text that was handed over to whoever has `before`; null where that is not the one that it was made of. */
export function takenOver(
  { over, at, drop, put, length }: HandedText,
  before: { readonly mark: string; readonly text: string } | null,
): string | null {
  const from = over === null ? '' : over === before?.mark ? before.text : null;
  if (from === null) return null;
  const text = from.slice(0, at) + put + from.slice(at + drop);
  return text.length === length ? text : null;
}

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
