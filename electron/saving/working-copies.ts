import { join } from 'node:path';
import type { Beside, ReplyOf, RequestOf } from '../../core/contract.ts';
import { autosavePath, besidePath, readSaved, sessionsFolder } from '../autosaves.ts';
import { textAt } from '../remembered.ts';
import { heldTexts } from './held-texts.ts';

/** The working copies of studies, what is kept beside them, and the sentence on the first of them whose last change is not on disk. */
export interface Autosaves {
  /** Keeps a text in memory, for whoever comes after the window, until it or a newer one is written. */
  hold(key: string, what: RequestOf<'hold'>['what'], text: string): void;
  write(key: string, text: string): Promise<string | null>;
  writeBeside(key: string, what: Beside, text: string): Promise<string | null>;
  /** The newest text, which is on disk then; where it cannot be written it is given all the same. */
  read(key: string): Promise<ReplyOf<'readAutosave'>>;
  readBeside(key: string, what: Beside): Promise<ReplyOf<'readBeside'>>;
  /** The text of a kept session (by its id) that could not be written yet; null where the newest one is on disk. */
  heldUnder(id: string): string | null;
  /** Writes what the window has handed over and has not had written. */
  writeHeld(): Promise<void>;
  /** A study is erased: nothing of it is written any more. */
  forget(key: string): void;
  unsaved(): string | null;
}

/** The working copies beside the application's data. */
export function openAutosaves(userData: string): Autosaves {
  const problems = new Map<string, string>();
  const held = heldTexts();
  const pathOf = (key: string) => autosavePath(userData, key);
  return {
    hold: (key, what, text) => held.hold(what === 'session' ? pathOf(key) : besidePath(userData, key, what), text),
    async write(key, text) {
      const problem = await held.write(pathOf(key), text);
      if (problem === null) problems.delete(key);
      else problems.set(key, problem);
      return problem;
    },
    writeBeside: (key, what, text) => held.write(besidePath(userData, key, what), text),
    async read(key) {
      const problem = await held.settle(pathOf(key));
      const text = held.textOf(pathOf(key));
      return text === null ? readSaved(pathOf(key)) : { text, problem, unwritten: true };
    },
    async readBeside(key, what) {
      const path = besidePath(userData, key, what);
      await held.settle(path);
      const text = held.textOf(path);
      return text === null ? textAt(path) : { text, problem: null };
    },
    heldUnder: (id) => held.textOf(join(sessionsFolder(userData), id)),
    writeHeld: held.settleAll,
    forget(key) {
      held.forget(pathOf(key).replace(/json$/, ''));
      problems.delete(key);
    },
    unsaved: () => problems.values().next().value ?? null,
  };
}
