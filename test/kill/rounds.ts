import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { Session } from '../../core/session/document/document.ts';
import { readSession } from '../../core/session/document/file.ts';
import { pictureArea } from '../app/support/operator.ts';
import { kill, type Launch, type LaunchedWindow, PATIENCE } from '../app/support/program.ts';
import { random } from '../fuzz/random.ts';
import { type Before, type Edit, editUntilGone, lastSaved } from './edits.ts';
import { inWindow, killPart, type Part } from './parts.ts';

/** How often to kill what, by which seed, and what is edited on which data. */
interface Wish {
  readonly kills: number;
  /** The whole program, or one of its processes, after whose death the window has to show what was kept. */
  readonly what: 'program' | Part;
  readonly seed: number;
  readonly userData: string;
  /** A run with so many frames. */
  readonly dicom: string;
  readonly frames: number;
  readonly launch: (launch: Launch) => Promise<LaunchedWindow>;
  readonly say: (done: number) => void;
}

/** What became of the work. */
interface Outcome {
  kills: number;
  /** Files that were whole JSON and a valid session after the kill. */
  whole: number;
  /** Kills that left a half-written temporary file behind: they hit the middle of a write. */
  inTheMiddle: number;
  edits: number;
  editingMs: number;
  /** Longest time between the first edit that was lost and the kill. */
  worstLossMs: number;
  mostEditsLost: number;
  /** Of all rounds together: edits lost that the window had answered, and ones that were under way. */
  answeredLost: number;
  underWayLost: number;
  readonly failures: string[];
}

const SIZE = { width: 1280, height: 800 };
/** The kill comes so long after the first edit of a round, ms. */
const SOONEST = 100;
const LATEST = 3500;
/** What was done so long ago is on the disk, ms. */
const PROMISED = 2000;
const NAME = /^[0-9a-f]{64}\.json$/;
const LOOKED_EVERY = 100;

/**
 * Edits through the real window and kills the program, or one of its processes, with SIGKILL at a random moment, again and again on the same session; after
 * each kill the file is read, and the next round begins with what the window brings back.
 */
export async function killRounds(wish: Wish): Promise<Outcome> {
  const { kills, what, seed, userData, dicom, frames, launch, say } = wish;
  const below = random(seed);
  const outcome: Outcome = {
    kills: 0,
    whole: 0,
    inTheMiddle: 0,
    edits: 0,
    editingMs: 0,
    worstLossMs: 0,
    mostEditsLost: 0,
    answeredLost: 0,
    underWayLost: 0,
    failures: [],
  };
  let before: Kept = { outlines: 0, last: 0, next: 1 };
  while (outcome.kills < kills) {
    const window = await launch({ userData, args: [dicom], size: SIZE });
    // It comes back to the frame where it was left.
    await pictureArea(window.page);
    const shown = await outlinesShown(window.page, before.outlines);
    if (shown !== before.outlines)
      outcome.failures.push(`kill ${outcome.kills}: ${before.outlines} outlines in the file, ${shown} in the window`);
    const work = editUntilGone(window.page, 1 + (outcome.kills % frames), before.next);
    await outlineRow(window.page, shown + 1).waitFor();
    await pause(SOONEST + below(LATEST - SOONEST));
    const killedAt = what === 'program' ? Date.now() : await killPart(window.app, what);
    if (what !== 'program') {
      outcome.failures.push(...(await afterDeath(window, what, userData)));
      // What the window, where it outlives the one that draws, or the shell has in memory is on the disk by then.
      await pause(PROMISED);
    }
    await kill(window.app);
    const edits = (await work).filter(({ at }) => at <= killedAt);
    outcome.editingMs += killedAt - (edits[0]?.at ?? killedAt);
    before = await judge(outcome, userData, edits, killedAt, before);
    say(outcome.kills);
  }
  return outcome;
}

/** A sentence where the window does not show, after the death of a process of the program, what is in the file. */
async function afterDeath({ app }: LaunchedWindow, what: Part, userData: string): Promise<readonly string[]> {
  const kept = async () => (await keptSession(userData))?.outlines.length;
  const shown = () => inWindow(app, `document.querySelectorAll('[data-testid="outline-row"]').length`);
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(LOOKED_EVERY))
    if ((await shown()) === (await kept())) return [];
  return [`${what}: ${await kept()} outlines in the file, ${await shown()} in the window`];
}

/** The session in the file; null where there is none, or none that can be read. */
async function keptSession(userData: string): Promise<Session | null> {
  const folder = join(userData, 'sessions');
  const file = (await readdir(folder).catch(() => [])).find((name) => NAME.test(name));
  if (file === undefined) return null;
  const session = readSession(await readFile(join(folder, file), 'utf8'), file);
  return session.ok ? session.value : null;
}

interface Kept extends Before {
  /** Number of the last edit in the file. */
  readonly last: number;
}

async function judge(
  outcome: Outcome,
  userData: string,
  edits: readonly Edit[],
  killedAt: number,
  before: Kept,
): Promise<Kept> {
  outcome.kills += 1;
  outcome.edits += edits.length;
  const folder = join(userData, 'sessions');
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name.endsWith('.tmp'))) outcome.inTheMiddle += 1;
  const file = names.find((name) => NAME.test(name));
  const session = file === undefined ? null : readSession(await readFile(join(folder, file), 'utf8'), file);
  if (session !== null && !session.ok) outcome.failures.push(`kill ${outcome.kills}: ${session.problem}`);
  const last = session?.ok ? lastSaved(session.value, before) : before.last;
  const outlines = session?.ok ? session.value.outlines.length : before.outlines;
  const next = Math.max(last, edits.at(-1)?.number ?? before.next - 1) + 1;
  if (session?.ok || session === null) outcome.whole += 1;
  const lost = edits.filter(({ number }) => number > last);
  const answered = lost.filter(({ answeredAt }) => answeredAt <= killedAt);
  outcome.answeredLost += answered.length;
  outcome.underWayLost += lost.length - answered.length;
  outcome.mostEditsLost = Math.max(outcome.mostEditsLost, lost.length);
  outcome.worstLossMs = Math.max(outcome.worstLossMs, ...lost.map(({ at }) => killedAt - at));
  return { outlines, last, next };
}

function outlineRow(page: Page, number: number): Locator {
  return page.getByTestId('outline-row').nth(number - 1);
}

/** How many outlines the window shows, once there are as many as expected. */
async function outlinesShown(page: Page, expected: number): Promise<number> {
  if (expected > 0) await outlineRow(page, expected).waitFor();
  return page.getByTestId('outline-row').count();
}
