import { isPractice } from '../../core/practice/key.ts';

const SESSION = 'ivus-session:';
/** How the ids begin under which a browser keeps working copies of attempts, which are none of the operator's sessions. */
export const ATTEMPT = 'ivus-attempt:';
/** How the ids begin of trainees' records, by name. */
export const RECORD = 'ivus-practice:';
/** How the ids begin of what is in no list any more. */
export const ASIDE = 'ivus-aside:';
const BIN = 'ivus-bin:';

/** The id under which a browser keeps the working copy of a key. */
export function idOf(key: string): string {
  return (isPractice(key) ? ATTEMPT : SESSION) + key;
}

/** Whether an id is that of a kept session, in its place or in the bin. */
export function isSessionId(id: string): boolean {
  return id.startsWith(SESSION) || isBinned(id);
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
