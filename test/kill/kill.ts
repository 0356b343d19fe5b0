import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from '../../core/result.ts';
import { ensureBuilt } from '../../electron/runtime/built.mjs';
import { ensureElectron } from '../../electron/runtime/electron.ts';
import { ensureSamples, samplesFolder } from '../../electron/runtime/sample-files.ts';
import { ensureSystemLibraries, NETWORK_PEERS, TEST_PACKAGES } from '../../electron/runtime/system.ts';
import { startProgram } from '../app/support/program.ts';
import { ensureTestDisplay } from '../test-display.ts';
import { receiveRounds } from './receive-rounds.ts';
import { killRounds } from './rounds.ts';
import { sendRounds } from './send-rounds.ts';

/**
 * `npm run kill [-- --count N] [-- --seed S]`: kills the program while it is worked with; exit code 1 when more than 2 s of work were lost or a file was harmed.
 * `npm run kill -- window …` and `-- graphics …`: kills the process of the window, or the one that draws, ten times; exit code 1 when an edit was lost that the window had answered, or it does not come back with everything that was kept.
 * `npm run kill -- send …`: kills what sends from the outbox; exit code 1 when something that was put in was lost or came with other bytes.
 * `npm run kill -- receive …`: kills the receiver of the network while dcmtk sends to it; exit code 1 when something confirmed was lost or harmed.
 */
const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const [what = 'program'] = positionals;
const USUAL: Readonly<Record<string, number>> = { program: 100, window: 10, graphics: 10, send: 40, receive: 40 };
const [count, seed] = [Number(values.count ?? USUAL[what]), Number(values.seed ?? 1)];
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error(
    'Usage: npm run kill -- [window | graphics | receive | send] [--count KILLS] [--seed NUMBER], both whole numbers.',
  );
  process.exit(2);
}
const MOST_LOST_MS = 2000;

if (what === 'receive') {
  needed(await ensureSystemLibraries(NETWORK_PEERS, say));
  const { kills, confirmed, cut, failures } = await receiveRounds(count, seed);
  console.log(
    `${kills} kills of seed ${seed} while receiving, ${confirmed} objects confirmed, up to ${cut} cut in the middle`,
  );
  console.log(`${failures.length} failures`);
  for (const failure of failures) console.log(failure);
  process.exit(failures.length === 0 ? 0 : 1);
}

if (what === 'send') {
  const { kills, arrived, repeated, failures } = await sendRounds(count, seed);
  console.log(
    `${kills} kills of seed ${seed} while sending, ${arrived} objects arrived, ${repeated} of them repeatedly`,
  );
  console.log(`${failures.length} failures`);
  for (const failure of failures) console.log(failure);
  process.exit(failures.length === 0 ? 0 : 1);
}

needed(await ensureSystemLibraries(TEST_PACKAGES, say));
const electron = needed(await ensureElectron(say));
await ensureBuilt();
needed(await ensureSamples());
const { display, stop } = needed(await ensureTestDisplay());
const userData = await mkdtemp(join(tmpdir(), 'ivus-kill-'));
const outcome = await killRounds({
  kills: count,
  what: what === 'window' || what === 'graphics' ? what : 'program',
  seed,
  userData,
  dicom: join(samplesFolder, 'practice-01.dcm'),
  frames: 120,
  launch: (launch) => startProgram({ electronFolder: electron.folder, display }, launch),
  say: (done) => done % 10 === 0 && say(`${done} of ${count} …`),
});
stop();
// Helpers of the last program killed may still be ending.
await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
const perSecond = (1000 * outcome.edits) / outcome.editingMs;
console.log(
  `${outcome.kills} kills of the ${what}, seed ${seed}, ${outcome.edits} edits at ${perSecond.toFixed(1)} a second`,
);
console.log(
  `${outcome.whole} files whole and valid after the kill, ${outcome.inTheMiddle} kills in the middle of a write`,
);
console.log(
  `at most ${(outcome.worstLossMs / 1000).toFixed(2)} s of work lost (${outcome.mostEditsLost} edits), ${outcome.failures.length} failures`,
);
console.log(
  `lost of all edits: ${outcome.answeredLost} that the window had answered, ${outcome.underWayLost} that were under way`,
);
for (const failure of outcome.failures) console.log(failure);
const isTooMuch = what === 'program' ? outcome.worstLossMs > MOST_LOST_MS : outcome.answeredLost > 0;
process.exitCode = outcome.failures.length === 0 && !isTooMuch ? 0 : 1;

function needed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function say(line: string): void {
  console.error(line);
}
