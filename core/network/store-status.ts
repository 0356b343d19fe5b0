import type { ObjectAnswer } from './objects.ts';

/**
 * What a place's status on an object means (C-STORE: (0000,0900), PS3.4 B.2.3; DICOMweb: Failure Reason (0008,1197) or Warning
 * Reason (0008,1196), PS3.18 I.2.2): 0 stored, Bxxx stored with a warning, else failed, with the sentence.
 */
export function storeAnswer(uid: string, status: number, place: string): ObjectAnswer {
  if (status === 0) return { uid, state: 'stored' };
  if (status >> 12 === 0xb) return { uid, state: 'stored with a warning', reason: `${place} ${warning(status)}.` };
  const { reason, again } = failure(status);
  const encoding = status === OTHER_ENCODING ? { encoding: true } : {};
  return { uid, state: 'failed', reason: `${place} ${reason} (${code(status)}).`, again, ...encoding };
}

function warning(status: number): string {
  if (status === 0xb000) return 'stored this object with values changed (B000)';
  if (status === 0xb006) return 'stored this object and left elements out (B006)';
  if (status === 0xb007) return 'stored this object, which does not quite match its class (B007)';
  return `stored this object with a warning (${code(status)})`;
}

/** Referenced Transfer Syntax Not Supported (PS3.18 I.2.2). */
const OTHER_ENCODING = 0xc122;

function failure(status: number): { readonly reason: string; readonly again: boolean } {
  if (status >> 8 === 0xa7) return { reason: 'has no room for this object', again: true };
  if (status >> 8 === 0xa9) return { reason: 'finds that this object does not match its class', again: false };
  if (status === OTHER_ENCODING) return { reason: 'does not take objects in this encoding', again: false };
  if (status >> 12 === 0xc) return { reason: 'cannot understand this object', again: false };
  const known = FAILURES.get(status);
  return { reason: known ?? 'did not store this object', again: status === 0x0110 };
}

const FAILURES: ReadonlyMap<number, string> = new Map([
  [0x0110, 'had a problem of its own with this object'],
  [0x0111, 'has an object with this UID already'],
  [0x0122, 'does not take objects of this kind'],
  [0x0124, 'does not allow this computer to store'],
  [0x0117, 'does not accept the UID of this object'],
  [0xfe00, 'stopped storing'],
]);

function code(status: number): string {
  return status.toString(16).toUpperCase().padStart(4, '0');
}
