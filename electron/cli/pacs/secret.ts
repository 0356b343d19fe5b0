import type { Io } from '../io.ts';

/** A terminal to type into: what is read, and whether typed characters can be kept off the screen. */
export interface Terminal {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: 'data', hear: (text: Buffer | string) => void): unknown;
  removeListener(event: 'data', hear: (text: Buffer | string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Asks for a secret, of which nothing is shown; null where nobody sits at the terminal or the question is broken off. */
export function askedSecret(question: string, terminal: Terminal, io: Io): Promise<string | null> {
  if (terminal.isTTY !== true || terminal.setRawMode === undefined) return Promise.resolve(null);
  io.err(question);
  return new Promise((resolve) => {
    let typed = '';
    const end = (secret: string | null) => {
      terminal.removeListener('data', hear);
      terminal.setRawMode?.(false);
      terminal.pause();
      resolve(secret);
    };
    const hear = (text: Buffer | string) => {
      for (const key of String(text)) {
        if (key === '\r' || key === '\n') return end(typed);
        if (key === '\u0003' || key === '\u0004') return end(null);
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    terminal.setRawMode?.(true);
    terminal.on('data', hear);
    terminal.resume();
  });
}

/** Asks a question that is answered by a line; false where nobody sits at the terminal. */
export function agreed(question: string, terminal: Terminal, io: Io): Promise<boolean> {
  if (terminal.isTTY !== true) return Promise.resolve(false);
  io.err(question);
  return new Promise((resolve) => {
    const hear = (text: Buffer | string) => {
      terminal.removeListener('data', hear);
      terminal.pause();
      resolve(/^\s*y(es)?\s*$/i.test(String(text)));
    };
    terminal.on('data', hear);
    terminal.resume();
  });
}
