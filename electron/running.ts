import { rmSync } from 'node:fs';
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RequestOf } from '../core/contract.ts';
import type { Crash } from '../core/session/document/saved.ts';
import { recall, remember } from './remembered.ts';
import { idOf } from './saved-sessions.ts';

const openSchema = z.strictObject({ key: z.string().min(1), name: z.string() }).nullable();
type Open = z.infer<typeof openSchema>;
const landmarkSchema = z.strictObject({ pid: z.number(), open: openSchema });

/** How often the mark is touched: so exactly is known when the program ended, ms. */
const TOUCHED_EVERY = 20_000;

/** The mark in the application's data that says: the program runs, with this study open. Left behind, it tells of a crash. */
export interface RunningMark {
  /** What was open when the last run ended without being closed, if its work is kept; null after a proper end. */
  crash(): Promise<Crash | null>;
  nowOpen(open: RequestOf<'nowOpen'>): Promise<void>;
  /** The window starts anew: what was open in it is what it comes back with, unless it died again before that was on the screen. */
  windowStartsAnew(): void;
  /** A study was erased: nothing tells of it any more. */
  forget(key: string): Promise<void>;
  /** The program ends as it should. */
  remove(): void;
}

/**
 * Sets the mark (running.json). Only for the one copy of the program that holds these data: another that hands its files over and
 * leaves must not touch it. Until a study is open the mark still tells of the one before, so that a second crash does not hide the first.
 */
export async function runningMark(
  userData: string,
  keptMs: (id: string) => Promise<number | null>,
): Promise<RunningMark> {
  const path = join(userData, 'running.json');
  const before = await recall(path, landmarkSchema.nullable(), null);
  let lost = before?.open ?? null;
  let current = lost;
  let seenMs = await touchedMs(path);
  let [wasShown, restarted] = [false, false];
  const set = (open: Open) => remember(path, { pid: process.pid, open });
  await set(current);
  const touching = setInterval(() => void touch(path), TOUCHED_EVERY).unref();
  return {
    async crash() {
      const kept = lost === null ? null : await keptMs(idOf(lost.key));
      if (lost === null || kept === null) return null;
      return { ...lost, id: idOf(lost.key), endedMs: Math.max(seenMs, kept), keptMs: kept, restarted };
    },
    nowOpen(open) {
      current = open;
      wasShown = true;
      return set(open);
    },
    windowStartsAnew() {
      lost = current;
      seenMs = Date.now();
      restarted = wasShown;
      wasShown = false;
    },
    async forget(key) {
      if (lost?.key === key) lost = null;
      if (current?.key !== key) return;
      current = null;
      await set(null);
    },
    remove() {
      clearInterval(touching);
      rmSync(path, { force: true });
    },
  };
}

function touchedMs(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
