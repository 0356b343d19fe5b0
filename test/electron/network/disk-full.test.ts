import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openInbox } from '../../../electron/network/inbox/inbox.ts';
import { incoming } from '../../../electron/network/transfer/incoming.ts';
import { partOf } from '../../../electron/network/transfer/part-file.ts';
import { newFolder } from '../new-folder.ts';

const files = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');

// Whatever comes in is written to the device of Linux that is always full; all other files are as they are.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    if (flags !== 'wx' || !String(path).endsWith('.part')) return handle;
    await handle.close();
    return real.open('/dev/full', 'w');
  };
  return { ...real, open };
});

const onLinux = test.runIf(process.platform === 'linux');
const OBJECT = { sopClass: '1.2.840.10008.5.1.4.1.1.3.1', instance: '1.5', transferSyntax: '1.2.840.10008.1.2.1' };

onLinux('a write that fails behind its caller is told when the file is finished, which then never is', async () => {
  const path = join(await newFolder(), 'a');
  await writeFile(path, '');
  const file = partOf(await files.open('/dev/full', 'w'), path);
  await file.write(Uint8Array.of(1));
  await expect(file.finish()).rejects.toThrow('ENOSPC');
  await file.discard();
  await expect(files.stat(path)).rejects.toThrow('ENOENT');
});

onLinux('an object whose last bytes find no room is not confirmed, and nothing of it stays', async () => {
  const root = join(await newFolder(), 'inbox');
  const said: string[] = [];
  const host = { now: Date.now, isReferred: async () => false, arrived() {}, changed() {} };
  const inbox = await openInbox(root, { ...host, problem: (sentence) => said.push(sentence) });
  const destination = await inbox.receive('SUITE')(OBJECT);
  if (typeof destination === 'number') throw new Error('the object was refused');
  await destination.write(new Uint8Array(10)).catch(() => undefined);
  expect(await destination.finish()).toBe(0xa700);
  expect(said).toContain('An object of SUITE could not be kept because the disk is full.');
  expect([await readdir(join(root, 'tmp')), await inbox.studies()]).toEqual([[], []]);
  inbox.close();
});

onLinux('an object that is fetched to a full disk is refused in words', async () => {
  const folder = await newFolder();
  const object = await incoming(folder, '1.5', 'Archive');
  await object.write(new Uint8Array(10));
  await expect(object.land()).rejects.toThrow('The object could not be written because the disk is full.');
  expect(await readdir(folder)).toEqual([]);
});
