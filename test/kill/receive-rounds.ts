import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementsOf } from '../../core/dicom/write/dataset.ts';
import { part10File } from '../../core/dicom/write/part10.ts';
import { bundled } from '../bundle.ts';
import { random } from '../fuzz/random.ts';
import { dcmtk } from '../network/support/dcmtk.ts';
import { freePort } from '../network/support/ports.ts';

/** What became of objects whose receiver was killed again and again. */
export interface ReceiveOutcome {
  readonly kills: number;
  /** Objects that the sender was told are stored. */
  readonly confirmed: number;
  /** Files that were cut in their middle, and lay where nothing looks for objects. */
  readonly cut: number;
  readonly failures: readonly string[];
}

const OBJECTS = 3;
/** dcmtk is told to send 16 KiB at a time. */
const SMALL = ['--max-send-pdu', '16384'] as const;
/** What happens to an object at least: its beginning, 64 pieces, its end. */
const MOMENTS = 66;

/** Kills the receiver of this program so often while dcmtk sends to it, at moments by a seed, and looks each time whether what was confirmed is there and whole; at last everything is sent once more. */
export async function receiveRounds(kills: number, seed: number): Promise<ReceiveOutcome> {
  const below = random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'ivus-kill-receive-'));
  const program = await bundled('test/kill/receiver-child.ts', 'kill-receiver');
  const [inbox, sent] = [join(folder, 'inbox'), await objects(folder)];
  const [failures, confirmed]: [string[], Set<string>] = [[], new Set()];
  let [cut, killed] = [0, 0];
  try {
    const start = (round: number) => {
      const moment = round === kills ? 0 : 1 + below(OBJECTS * MOMENTS);
      return started(program, inbox, moment, below(4));
    };
    // The next receiver starts while the one before it receives.
    for (let round = 0, next = start(0); round <= kills; round++) {
      const { moment, ...receiver } = await next;
      if (round < kills) next = start(round + 1);
      const said = await sentTo(receiver, [...sent.keys()]);
      killed += Number(said.killed);
      for (const path of [...sent.keys()].slice(0, said.stored)) confirmed.add(path);
      const lying = await filesBelow(inbox);
      cut = Math.max(cut, lying.filter((path) => path.includes('/tmp/')).length);
      failures.push(...(await harm(lying, sent, confirmed, `round ${round}, moment ${moment}`)));
    }
    if (confirmed.size !== OBJECTS)
      failures.push(`only ${confirmed.size} of ${OBJECTS} objects were confirmed at last`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { kills: killed, confirmed: confirmed.size, cut, failures };
}

/** A receiver that will kill itself at a moment, or never (0). */
async function started(program: string, inbox: string, moment: number, delay: number) {
  const port = String(await freePort());
  const child = fork(program, [port, inbox, String(moment), String(delay)], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  const [state] = await once(child, 'message');
  if (state !== 'ready') throw new Error(String(state));
  return { moment, port, child, ended };
}

/** Sends everything to a receiver and waits for its end; how many objects were confirmed, the first ones, and whether it was killed. */
async function sentTo(
  { port, child, ended }: Omit<Awaited<ReturnType<typeof started>>, 'moment'>,
  paths: readonly string[],
): Promise<{ readonly stored: number; readonly killed: boolean }> {
  const { stdout, stderr } = await dcmtk('storescu', '-v', ...SMALL, '-aec', 'PLANNER', '127.0.0.1', port, ...paths);
  if (child.connected) child.disconnect();
  const [, signal] = await ended;
  const stored = `${stdout}${stderr}`.match(/Received Store Response \(Success\)/g)?.length ?? 0;
  return { stored, killed: signal === 'SIGKILL' };
}

/** What is wrong with the inbox: an object under its name that is not whole, or one that was confirmed and is not there. */
async function harm(
  lying: readonly string[],
  sent: ReadonlyMap<string, Buffer>,
  confirmed: ReadonlySet<string>,
  when: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  const there = new Set<string>();
  for (const path of lying.filter((one) => one.endsWith('.dcm'))) {
    const bytes = await readFile(path);
    const own = [...sent].find(([, dataSet]) => bytes.subarray(144 + bytes.readUInt32LE(140)).equals(dataSet));
    if (own === undefined) found.push(`${when}: a file under the name of an object is not that object`);
    else if (there.has(own[0])) found.push(`${when}: an object is there twice`);
    else there.add(own[0]);
  }
  for (const path of confirmed) if (!there.has(path)) found.push(`${when}: an object that was confirmed is lost`);
  return found;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Objects of a megabyte, and the data set of each. */
async function objects(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const made = new Map<string, Buffer>();
  for (let number = 1; number <= OBJECTS; number++) {
    const instance = `2.25.40${number}`;
    const sopClass = '1.2.840.10008.5.1.4.1.1.3.1';
    const pixels = Uint8Array.from({ length: 1024 * 1024 }, (_, at) => (at * number) % 253);
    const elements = elementsOf({
      SOPClassUID: sopClass,
      SOPInstanceUID: instance,
      StudyInstanceUID: '2.25.4',
      SeriesInstanceUID: '2.25.40',
      PixelData: pixels,
    });
    const meta = { sopClass, instance, transferSyntax: '1.2.840.10008.1.2.1', implementation: '1.2.3' };
    const file = Buffer.from(part10File(meta, elements));
    const path = join(folder, `${number}.dcm`);
    await writeFile(path, file);
    made.set(path, file.subarray(144 + file.readUInt32LE(140)));
  }
  return made;
}
