import type { Beside } from '../../core/contract.ts';
import { isPractice } from '../../core/practice/key.ts';

/** How the ids begin under which a browser keeps the sessions of the operator. */
export const SESSION = 'ivus-session:';
/** How the ids begin under which a browser keeps working copies of attempts, which are none of the operator's sessions. */
export const ATTEMPT = 'ivus-attempt:';
/** How the ids begin of trainees' records, by name. */
export const RECORD = 'ivus-practice:';
/** How the ids begin of what is kept beside working copies. */
export const BESIDE = 'ivus-beside:';
/** How the ids begin of what is in no list any more. */
export const ASIDE = 'ivus-aside:';
/** How the ids begin of sessions in the bin. */
export const BIN = 'ivus-bin:';

/** The id under which a browser keeps the working copy of a key. */
export function idOf(key: string): string {
  return (isPractice(key) ? ATTEMPT : SESSION) + key;
}

/** The id under which a browser keeps something beside the working copy of a key. */
export function besideId(key: string, what: Beside): string {
  return `${BESIDE}${what}:${key}`;
}

/** The key of the working copy that something is kept beside. */
export function keyBesides(id: string): string {
  return id.slice(BESIDE.length).replace(/^[a-z-]+:/, '');
}

/** Whether an id is that of a session in the bin. */
export function isBinned(id: string): boolean {
  return id.startsWith(BIN);
}

/** The id in the bin, from a moment (ms since 1970) on, of the session under a key. */
export function binId(key: string, atMs: number): string {
  return `${BIN}${atMs}:${key}`;
}

/** The key that a session under an id is, or was, kept under. */
export function keyIn(id: string): string {
  if (isBinned(id)) return id.slice(BIN.length).replace(/^\d+:/, '');
  return id.slice((id.startsWith(ATTEMPT) ? ATTEMPT : SESSION).length);
}
