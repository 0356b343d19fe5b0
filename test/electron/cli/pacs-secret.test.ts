import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { agreed, askedSecret, type Terminal } from '../../../electron/cli/pacs/secret.ts';

/** A terminal into which the text is typed as soon as somebody listens. */
function typing(...texts: readonly string[]) {
  const raw: boolean[] = [];
  const keys = new EventEmitter();
  const terminal = Object.assign(keys, {
    isTTY: true,
    setRawMode: (on: boolean) => raw.push(on),
    resume: () =>
      setImmediate(() => {
        for (const text of texts) keys.emit('data', Buffer.from(text));
      }),
    pause: () => {},
  });
  return { terminal: terminal as Terminal, raw };
}

function io() {
  const said: string[] = [];
  return { said, io: { out: (text: string) => said.push(text), err: (text: string) => said.push(text) } };
}

test('a secret is typed without being shown; the last key can be taken back', async () => {
  const { terminal, raw } = typing('pä', 'sx\u007fs', '\r');
  const { said, io: out } = io();
  expect(await askedSecret('Password:', terminal, out)).toBe('päss');
  expect([said, raw]).toEqual([['Password:'], [true, false]]);
});

test('whoever breaks the question off, or sits at no terminal, gives no secret', async () => {
  expect(await askedSecret('Password:', typing('se\u0003').terminal, io().io)).toBe(null);
  expect(await askedSecret('Password:', { ...typing('x\r').terminal, isTTY: false }, io().io)).toBe(null);
});

test('only a yes is a yes', async () => {
  const answers = await Promise.all(
    ['y\n', ' Yes \n', '\n', 'n\n', 'maybe y\n'].map((text) => agreed('Send?', typing(text).terminal, io().io)),
  );
  expect(answers).toEqual([true, true, false, false, false]);
  expect(await agreed('Send?', { ...typing('y\n').terminal, isTTY: false }, io().io)).toBe(false);
});
