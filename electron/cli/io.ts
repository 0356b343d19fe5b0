/** Where a command writes; each text is one or more whole lines without the last line feed. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** Exit codes of every command. */
export const DONE = 0;
export const REFUSED = 1;
export const WRONG_USAGE = 2;
