import { createHash } from 'node:crypto';

/** SHA-256 of a text as 64 hex digits. */
export function digestOf(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}
