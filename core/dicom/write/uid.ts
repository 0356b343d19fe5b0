/** A UID under 2.25 of at least 16 bytes of a digest: a UUID of version 8 (RFC 9562). */
export function uidOf(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${bytes.reduce((whole, byte) => whole * 256n + BigInt(byte), 0n)}`;
}
