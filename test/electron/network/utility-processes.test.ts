import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { exportingIn } from '../../../electron/deidentify/in-process.ts';
import { networkIn } from '../../../electron/network/in-process.ts';
import { startModule } from '../../../electron/sample-maker.ts';

/** A process that Electron made; it takes what it is told and does nothing. */
class Process extends EventEmitter {
  readonly told: unknown[] = [];
  readonly kill = vi.fn(() => true);
  postMessage(message: unknown): void {
    this.told.push(message);
  }
}

const forked: Process[] = vi.hoisted(() => []);

vi.mock('electron', () => ({
  safeStorage: { isEncryptionAvailable: () => false },
  utilityProcess: {
    fork: () => {
      const made = new Process();
      forked.push(made);
      return made;
    },
  },
}));

beforeEach(() => {
  forked.length = 0;
});

const wish = { files: [] } as unknown as Parameters<ReturnType<typeof exportingIn>>[0];

test.each<[string, () => unknown]>([
  [
    'the network',
    () =>
      void networkIn('network.js', '/data')
        .places()
        .catch(() => undefined),
  ],
  ['making copies', () => exportingIn('copies.js')(wish, () => undefined)],
  ['making samples', () => startModule('samples.js', [])],
])('an error that Electron tells of the process for %s ends nothing by itself', (_, start) => {
  start();
  expect(forked).toHaveLength(1);
  // An event of this name that nobody hears is thrown.
  expect(forked[0]?.emit('error', 'FatalError', 'v8', 'report')).toBe(true);
});

test('the network process that breaks off is started again, and what it was doing ends with one sentence', async () => {
  const network = networkIn('network.js', '/data');
  const places = network.places();
  const [first] = forked;
  first?.emit('error', 'FatalError', 'v8', 'report');
  first?.emit('exit', 134);
  await expect(places).rejects.toThrow('crashed and was started again');
  expect(forked).toHaveLength(2);
  const { told } = forked[1] ?? new Process();
  expect(told).toEqual([{ folder: '/data', isSafe: false }]);
  const again = network.outbox();
  forked[1]?.emit('message', { id: 2, reply: [] });
  expect(await again).toEqual([]);
  await network.close();
  expect(forked[1]?.kill).toHaveBeenCalled();
});

test('making copies that breaks off says so', async () => {
  const { ended } = exportingIn('copies.js')(wish, () => undefined);
  forked[0]?.emit('error', 'FatalError', 'v8', 'report');
  forked[0]?.emit('exit', 134);
  expect(await ended).toMatchObject({ copies: 0, problems: [expect.stringContaining('stopped without an error')] });
});
