import { z } from 'zod';
import { textDigest } from '../dicom/bytes/digest.ts';
import { jsonIn } from '../json.ts';

const SEALED_FORMAT = 'ivus-truth-sealed/1';

const sealedSchema = z.strictObject({
  format: z.literal(SEALED_FORMAT),
  /** Digest of the text: what it is opened by, and whether it is whole. */
  mark: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.string(),
});

/**
 * A truth as it lies beside its study: nobody reads it by looking into the file or by searching the folder. This keeps an honest trainee
 * from seeing the answer by chance and is no secret: whoever has the program can open it.
 */
export function sealedTruth(text: string): string {
  const mark = textDigest(text);
  return `${JSON.stringify({ format: SEALED_FORMAT, mark, sealed: base64(mixed(new TextEncoder().encode(text), mark)) })}\n`;
}

/** The text of a truth from what lies beside its study: sealed, or plain as older versions and teachers' tools write it; null for a sealed one that is damaged. */
export function openedTruth(kept: string): string | null {
  const { data } = sealedSchema.safeParse(isSealed(kept) ? jsonIn(kept) : null);
  if (data === undefined) return isSealed(kept) ? null : kept;
  const text = textOf(data.sealed, data.mark);
  return text !== null && textDigest(text) === data.mark ? text : null;
}

/** Whether a truth is one that was sealed. */
export function isSealed(kept: string): boolean {
  return kept.startsWith(`{"format":"${SEALED_FORMAT}"`);
}

function textOf(sealed: string, mark: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(mixed(bytes, mark));
  } catch {
    return null;
  }
}

/** The bytes with a sequence that follows from the mark (xorshift32); mixed twice they are the same again. */
function mixed(bytes: Uint8Array, mark: string): Uint8Array {
  let state = Number.parseInt(mark.slice(0, 8), 16) || 1;
  return bytes.map((byte) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return byte ^ (state & 0xff);
  });
}

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
