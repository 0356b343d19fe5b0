import type { Role } from '../../../core/network/dimse/associate.ts';
import { isStorageClass, PLAIN_SYNTAXES } from '../../../core/network/dimse/classes.ts';
import { MOST_CONTEXTS } from '../../../core/network/dimse/limits.ts';
import type { Wish } from '../../../core/network/dimse/proposing.ts';

/** Compressed syntaxes that a run may be stored in, those that angiography and ultrasound use first. */
const COMPRESSED_SYNTAXES: readonly string[] = [
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.70',
  '1.2.840.10008.1.2.5',
  '1.2.840.10008.1.2.4.80',
  '1.2.840.10008.1.2.4.81',
  '1.2.840.10008.1.2.4.90',
  '1.2.840.10008.1.2.4.91',
  '1.2.840.10008.1.2.4.51',
  '1.2.840.10008.1.2.4.57',
  '1.2.840.10008.1.2.4.102',
  '1.2.840.10008.1.2.4.103',
  '1.2.840.10008.1.2.4.100',
];

/** Classes that are proposed where a place does not tell them: runs and stills of ultrasound and X-ray, captures, reports. */
const USUAL: readonly string[] = [
  '1.2.840.10008.5.1.4.1.1.3.1',
  '1.2.840.10008.5.1.4.1.1.12.1',
  '1.2.840.10008.5.1.4.1.1.6.1',
  '1.2.840.10008.5.1.4.1.1.12.2',
  '1.2.840.10008.5.1.4.1.1.7',
  '1.2.840.10008.5.1.4.1.1.7.4',
  '1.2.840.10008.5.1.4.1.1.7.2',
  '1.2.840.10008.5.1.4.1.1.14.1',
  '1.2.840.10008.5.1.4.1.1.88.33',
];

/** What a C-GET must propose: one context for each class and encoding, compressed ones first, or the archive would decompress; and that we take the provider's role. */
export function storageWishes(classes: readonly (string | null)[]): {
  readonly wishes: readonly Wish[];
  readonly roles: readonly Role[];
} {
  const told = classes.filter((uid): uid is string => uid !== null && isStorageClass(uid));
  const known = [...new Set(told.length === classes.length ? told : [...told, ...USUAL])];
  const syntaxes = [...COMPRESSED_SYNTAXES, ...PLAIN_SYNTAXES];
  // One context is the retrieval's own.
  const most = Math.floor((MOST_CONTEXTS - 1) / syntaxes.length);
  const proposed = known.slice(0, most);
  return {
    wishes: proposed.flatMap((abstractSyntax) =>
      syntaxes.map((syntax) => ({ abstractSyntax, transferSyntaxes: [syntax] })),
    ),
    roles: proposed.map((sopClass) => ({ sopClass, user: false, provider: true })),
  };
}
