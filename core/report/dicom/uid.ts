import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A UID under 2.25 from a name: the same name always gives the same UID (a UUID of version 8 from SHA-256, RFC 9562). */
export function uidFrom(...name: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(name.join('\n'))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${bytes.reduce((whole, byte) => whole * 256n + BigInt(byte), 0n)}`;
}
