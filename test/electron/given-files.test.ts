import { expect, test, vi } from 'vitest';
import { fileGiver } from '../../electron/window/given-files.ts';

/** A page that notes what is done to it, and answers when the test says so. */
function page(answer: (method: string) => Promise<unknown>) {
  const done: string[] = [];
  let attached = false;
  return {
    done,
    attach: () => {
      if (attached) throw new Error('attached already');
      attached = true;
    },
    detach: () => {
      attached = false;
    },
    isAttached: () => attached,
    sendCommand: async (method: string, about?: { files?: string[] }) => {
      done.push(about?.files === undefined ? method : `${method} ${about.files.join(' ')}`);
      return answer(method);
    },
  };
}

test('batches of files are put into the page one after the other, in their order', async () => {
  const seen = page(async (method) => (method === 'Runtime.evaluate' ? { result: { objectId: '1' } } : {}));
  const give = fileGiver(seen);
  expect(await Promise.all([give(['/a', '/b']), give(['/c'])])).toEqual([true, true]);
  expect(seen.done).toEqual([
    'Runtime.evaluate',
    'DOM.setFileInputFiles /a /b',
    'Runtime.evaluate',
    'DOM.setFileInputFiles /c',
  ]);
});

test('a page that refuses them says so, is let go, and may be asked again', async () => {
  let refuses = true;
  const seen = page(async () => {
    if (refuses) throw new Error('no such element');
    return { result: {} };
  });
  const give = fileGiver(seen);
  const first = await give(['/a']);
  refuses = false;
  expect([first, seen.isAttached(), await give(['/a'])]).toEqual([false, false, true]);
});

test('a page that never answers is let go after five seconds, and the next batch is not held up', async () => {
  vi.useFakeTimers();
  try {
    let end: (reason: Error) => void = () => undefined;
    let dead = true;
    const seen = page(() => (dead ? new Promise((_, reject) => (end = reject)) : Promise.resolve({ result: {} })));
    // Letting a page go ends what it was asked.
    const { detach } = seen;
    const give = fileGiver(
      Object.assign(seen, {
        detach: () => {
          detach();
          end(new Error('detached'));
        },
      }),
    );
    const first = give(['/a']);
    const second = give(['/b']);
    await vi.advanceTimersByTimeAsync(0);
    dead = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect([await first, await second]).toEqual([false, true]);
  } finally {
    vi.useRealTimers();
  }
});
