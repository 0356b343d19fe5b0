import { expect, test } from 'vitest';
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
