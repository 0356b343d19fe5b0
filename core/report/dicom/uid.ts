import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { uidOf } from '../../dicom/write/uid.ts';

/** A UID under 2.25 from a name: the same name always gives the same UID. */
export function uidFrom(...name: readonly string[]): string {
  return uidOf(sha256(utf8ToBytes(name.join('\n'))));
}
