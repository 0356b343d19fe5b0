import { mkdir, readdir, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { elementsOf } from '../../../core/dicom/write/dataset.ts';
import { encodedElements } from '../../../core/dicom/write/element.ts';
import type { InboxStudy } from '../../../core/network/received.ts';
import { type Inbox, openInbox } from '../../../electron/network/inbox/inbox.ts';
import { newFolder } from '../new-folder.ts';

const DAY = 24 * 60 * 60 * 1000;
const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const EXPLICIT = '1.2.840.10008.1.2.1';

/** An inbox in an empty folder whose clock and sessions are the test's. */
async function inboxIn(root: string) {
  const world = { now: Date.now(), referred: new Set<string>(), said: [] as string[], arrived: [] as InboxStudy[] };
  const inbox = await openInbox(
    root,
    {
      now: () => world.now,
      isReferred: async (study) => world.referred.has(study),
      arrived: (study) => world.arrived.push(study),
      changed: () => undefined,
      problem: (sentence) => world.said.push(sentence),
    },
    20,
  );
  return { inbox, world };
}

/** Gives an object to an inbox as a console called SUITE sends it; the status of the answer. */
async function given(inbox: Inbox, instance: string, study: string | null, pixel = 1): Promise<number> {
  const dataSet = encodedElements(
    elementsOf({
      SOPClassUID: ULTRASOUND,
      SOPInstanceUID: instance,
      Modality: 'IVUS',
      PatientName: 'Doe^Jane',
      PatientID: 'P1',
      ...(study === null ? {} : { StudyInstanceUID: study, SeriesInstanceUID: `${study}.1` }),
      PixelData: Uint8Array.of(pixel, 0),
    }),
  );
  const destination = await inbox.receive('SUITE')({ sopClass: ULTRASOUND, instance, transferSyntax: EXPLICIT });
  if (typeof destination === 'number') return destination;
  await destination.write(dataSet.subarray(0, 9));
  await destination.write(dataSet.subarray(9));
  return destination.finish();
}

test('a study says whose it is, where it came from, and when it goes; it is announced when it is quiet', async () => {
  const { inbox, world } = await inboxIn(join(await newFolder(), 'inbox'));
  for (const instance of ['1.1', '1.2']) expect(await given(inbox, instance, '1')).toBe(0);
  const [study] = await inbox.studies();
  const facts = { uid: '1', patientId: 'P1', name: 'Doe, Jane', modalities: ['IVUS'], objects: 2, from: 'SUITE' };
  expect(study).toMatchObject(facts);
  expect(Date.parse(study?.expires ?? '') - Date.parse(study?.received ?? '')).toBe(30 * DAY);
  world.referred.add('1');
  expect(await inbox.studies()).toMatchObject([{ expires: null }]);
  // Where the disk is slow the first object may have been alone for long enough.
  await expect.poll(() => world.arrived.at(-1)?.objects).toBe(2);
  expect(world.arrived.length).toBeLessThanOrEqual(2);
  inbox.close();
});

test('an object that does not say where it belongs is a study of its own', async () => {
  const { inbox } = await inboxIn(join(await newFolder(), 'inbox'));
  expect(await given(inbox, '9.9', null)).toBe(0);
  expect(await inbox.studies()).toMatchObject([{ uid: '9.9', objects: 1 }]);
  inbox.close();
});

test('a study goes when nobody used it for the days given and no session refers to it, and that is said', async () => {
  const { inbox, world } = await inboxIn(join(await newFolder(), 'inbox'));
  for (const study of ['1', '2', '3']) await given(inbox, `${study}.5`, study);
  world.referred.add('2');
  inbox.limit({ quota: null, keptDays: 7 });
  world.now += 6 * DAY;
  await inbox.expire();
  expect(await inbox.studies()).toHaveLength(3);
  const third = (await inbox.studies()).find(({ uid }) => uid === '3');
  await inbox.used(third?.id ?? '');
  world.now += 2 * DAY;
  await inbox.expire();
  expect((await inbox.studies()).map(({ uid }) => uid).toSorted()).toEqual(['2', '3']);
  expect(world.said).toEqual([
    '1 study was deleted from the inbox: nobody had used it for 7 days, and no session refers to it.',
  ]);
  inbox.close();
});

test('a deleted study is gone with its files; a name that is none of its own deletes nothing', async () => {
  const root = join(await newFolder(), 'inbox');
  const { inbox } = await inboxIn(root);
  await given(inbox, '1.5', '1');
  expect(await inbox.deleteStudy('../inbox')).toBe('This study is not in the inbox.');
  const [study] = await inbox.studies();
  expect(await inbox.deleteStudy(study?.id ?? '')).toBeNull();
  expect(await readdir(root)).toEqual(['tmp']);
  inbox.close();
});

test('what programs left that ended in the middle goes after a day; what still comes stays', async () => {
  const root = join(await newFolder(), 'inbox');
  await mkdir(join(root, 'tmp'), { recursive: true });
  for (const [name, age] of [
    ['old', 25],
    ['young', 23],
  ] as const) {
    const path = join(root, 'tmp', `${name}.part`);
    await writeFile(path, 'x');
    const time = new Date(Date.now() - (age * DAY) / 24);
    await utimes(path, time, time);
  }
  const { inbox } = await inboxIn(root);
  expect(await readdir(join(root, 'tmp'))).toEqual(['young.part']);
  expect((await stat(root)).mode & 0o777).toBe(0o700);
  inbox.close();
});

test('what was fetched counts and names the place; deleting makes room again', async () => {
  const { inbox, world } = await inboxIn(join(await newFolder(), 'inbox'));
  const folder = await inbox.folderFor('1', '1.1');
  await given(inbox, '1.5', '1');
  await inbox.fetched('1', 'Archive');
  const [study] = await inbox.studies();
  expect(study?.from).toBe('Archive');
  expect(study?.files).toEqual([join(folder, '1.5.dcm')]);
  inbox.limit({ quota: study?.bytes ?? 0, keptDays: 30 });
  expect(await given(inbox, '2.5', '2')).toBe(0xa700);
  expect(world.said).toEqual([expect.stringContaining('the inbox is full')]);
  await inbox.deleteStudy(study?.id ?? '');
  expect(await given(inbox, '2.5', '2')).toBe(0);
  inbox.close();
});

test('what is no study of the inbox, or is damaged, hides no other study', async () => {
  const root = join(await newFolder(), 'inbox');
  const { inbox } = await inboxIn(root);
  expect(await given(inbox, '1.5', '1')).toBe(0);
  const [whole] = await inbox.studies();
  const [digest, other] = ['a'.repeat(32), 'b'.repeat(32)];
  await mkdir(join(root, digest, digest), { recursive: true });
  await writeFile(join(root, other), 'a file where a study would be');
  await writeFile(join(root, whole?.id ?? '', other), 'a file where a series would be');
  expect(await inbox.studies()).toEqual([whole]);
  await writeFile(join(root, digest, digest, '7.dcm'), 'no DICOM at all');
  await symlink(join(root, 'nowhere'), join(root, digest, digest, '8.dcm'));
  expect(await inbox.studies()).toEqual([whole, expect.objectContaining({ id: digest, name: null, objects: 1 })]);
  inbox.close();
});
