import { isTransferSyntax } from '../../dicom/header/transfer-syntaxes.ts';

/** Classes of the services (PS3.4 A, C). */
export const VERIFICATION = '1.2.840.10008.1.1';
export const STUDY_FIND = '1.2.840.10008.5.1.4.1.2.2.1';
export const STUDY_MOVE = '1.2.840.10008.5.1.4.1.2.2.2';
export const STUDY_GET = '1.2.840.10008.5.1.4.1.2.2.3';

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
/** What commands of a service without pixels are encoded in: every implementation has both. */
export const PLAIN_SYNTAXES: readonly string[] = [EXPLICIT_LITTLE, IMPLICIT_LITTLE];

/** Deflated and big endian: readable, but nobody's first choice. */
const LAST_CHOICE: readonly string[] = ['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2'];

/** Whether a class is one of the standard's storage classes: images and everything else that is stored. */
export function isStorageClass(uid: string): boolean {
  return /^1\.2\.840\.10008\.5\.1\.4\.(1\.1|34)\.[0-9.]{1,20}$/.test(uid);
}

/**
 * The encoding to receive in, of those proposed: a compressed one first, as what is stored compressed would be decompressed
 * otherwise; then explicit, then implicit little endian. Null where we know none of them.
 */
export function preferredSyntax(proposed: readonly string[]): string | null {
  const plain = [...PLAIN_SYNTAXES, ...LAST_CHOICE];
  const compressed = proposed.find((uid) => isTransferSyntax(uid) && !plain.includes(uid));
  return compressed ?? plain.find((uid) => proposed.includes(uid)) ?? null;
}
