import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../electron/cli/dispatch.ts';
import { openedFiles } from '../../electron/files.ts';
import { dicomFile, type Element, EXPLICIT } from '../core/dicom/build.ts';
import { sharedFile } from '../data.ts';
import { newFolder } from './new-folder.ts';

const record = (type: string, file: string | null): readonly Element[] => [
  [0x00041410, 'US', [0xffff]],
  [0x00041430, 'CS', type],
  ...(file === null ? [] : [[0x00041500, 'CS', file] as const]),
];

/** A folder with a DICOMDIR of two images, of which the second is listed but not there. */
async function disc(folderName: string): Promise<string> {
  const folder = await newFolder();
  await mkdir(join(folder, folderName));
  await copyFile(sharedFile('data', 'dicom', 'rgb_odd_3x3.dcm'), join(folder, folderName, 'IM01'));
  await copyFile(sharedFile('data', 'dicom', 'rgb_rle_2f.dcm'), join(folder, folderName, 'NOTLISTED'));
  const records = [
    record('PATIENT', null),
    record('IMAGE', 'IMAGES\\IM01'),
    record('SR DOCUMENT', 'IMAGES\\SR01'),
    record('IMAGE', 'IMAGES\\IM02'),
    record('IMAGE', '..\\IM03'),
  ];
  await writeFile(join(folder, 'DICOMDIR'), dicomFile(EXPLICIT, [[0x00041220, 'SQ', records]]));
  return folder;
}

const missing = (folder: string, file: string) =>
  `${join(folder, 'DICOMDIR')} lists ${file}, which is missing: copy the whole disc or folder again.`;
const outside = (folder: string, file: string) =>
  `${join(folder, 'DICOMDIR')} lists ${file}, which is outside its folder and was not opened: open that file itself.`;

test.each(['IMAGES', 'images'])(
  'a DICOMDIR opens the images that it lists, here in %s; a broken reference is named',
  async (name) => {
    const folder = await disc(name);
    const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
    expect(opened.files.map((file) => file.name)).toEqual(['IM01']);
    expect(opened.problems).toEqual([missing(folder, 'IMAGES/IM02'), outside(folder, '../IM03')]);
  },
);

test('a folder with a DICOMDIR opens every file once, listed or not', async () => {
  const opened = await openedFiles().open([await disc('IMAGES')]);
  expect(opened.files.map((file) => file.name).sort()).toEqual(['IM01', 'NOTLISTED']);
});

test('a file that only bears the name DICOMDIR is opened as itself', async () => {
  const folder = await newFolder();
  await copyFile(sharedFile('data', 'dicom', 'rgb_odd_3x3.dcm'), join(folder, 'DICOMDIR'));
  const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect([opened.files.map((file) => file.name), opened.problems]).toEqual([['DICOMDIR'], []]);
});

test('inspect of a DICOMDIR reports the images that it lists and names what is not there', async () => {
  const folder = await disc('IMAGES');
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += `${text}\n`), err: (text: string) => (err += `${text}\n`) };
  const code = await dispatch(['inspect', join(folder, 'DICOMDIR'), '--json'], io);
  const reports: { file: string; opens: boolean }[] = JSON.parse(out);
  expect([code, reports.map(({ file, opens }) => [basename(file), opens])]).toEqual([0, [['IM01', true]]]);
  expect(err.trim().split('\n')).toEqual([missing(folder, 'IMAGES/IM02'), outside(folder, '../IM03')]);
});

test.each(['upper_ok', 'ext_added', 'leading_backslash'])('both images of the DICOMDIR %s open', async (name) => {
  const opened = await openedFiles().open([sharedFile('data', 'reports', 'dicomdir', name, 'DICOMDIR')]);
  expect(opened.files.map((file) => file.name.replace('.dcm', ''))).toEqual(['IM1', 'IM2']);
  expect(opened.problems).toEqual([]);
});

/** A folder with one image at `there`, and a DICOMDIR of the given name that lists `file`. */
async function discWith(there: string, file: string, name = 'DICOMDIR'): Promise<string> {
  const folder = join(await newFolder(), 'disc');
  await mkdir(join(folder, there, '..'), { recursive: true });
  await copyFile(sharedFile('data', 'reports', '00_control.dcm'), join(folder, there));
  await writeFile(join(folder, name), dicomFile(EXPLICIT, [[0x00041220, 'SQ', [record('IMAGE', file)]]]));
  return folder;
}

test.each([
  ['IMAGES/IM1', 'IMAGES\\IM1'],
  ['images/im1', 'IMAGES\\IM1'],
  ['IMAGES/IM1', 'images/im1'],
  ['IMAGES/IM1', '/IMAGES/IM1'],
  ['IMAGES/IM1', '\\\\IMAGES\\\\IM1\\'],
  ['IMAGES/IM1', '.\\IMAGES\\IM1'],
  ['IMAGES/IM1', 'OTHER\\..\\IMAGES\\IM1'],
  ['IMAGES/IM1.dcm', 'IMAGES\\IM1'],
  ['images/im1.DCM', 'IMAGES/IM1'],
  ['images/im1.ima', 'IMAGES/IM1'],
  ['IMAGES/IM1', 'IMAGES\\IM1.DCM'],
  ['IMAGES/IM1.dcm', 'IMAGES\\IM1.IMA'],
  ['IMAGES/IM1.;1', 'IMAGES\\IM1'],
])('the image %s is opened by a DICOMDIR that lists it as %s', async (there, written) => {
  const folder = await discWith(there, written);
  const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect([opened.files.map((file) => file.name), opened.problems]).toEqual([[basename(there)], []]);
});

test('a DICOMDIR whose own name got an ending still opens what it lists', async () => {
  const folder = await discWith('IM1', 'IM1', 'dicomdir.dcm');
  const opened = await openedFiles().open([join(folder, 'dicomdir.dcm')]);
  expect([opened.files.map((file) => file.name), opened.problems]).toEqual([['IM1'], []]);
});

test('the dots of a UID are no ending: another image is not taken for the one that is listed', async () => {
  const folder = await discWith('1.2.4', '1.2.3');
  const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect([opened.files, opened.problems]).toEqual([[], [missing(folder, '1.2.3')]]);
});

test.each(['..\\IM9', 'IMAGES\\..\\..\\IM9', 'C:\\IM9', '/etc/hostname', '\\\\server\\share\\IM9'])(
  'a reference that leaves the folder, %s, is not followed and is said to leave it',
  async (written) => {
    const folder = await discWith('IMAGES/IM1', written);
    await copyFile(sharedFile('data', 'reports', '00_control.dcm'), join(folder, '..', 'IM9'));
    const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
    expect([opened.files, opened.problems]).toEqual([[], [outside(folder, written.replaceAll('\\', '/'))]]);
  },
);

test.each(['IM9', 'LINKED/IM9'])('a listed link out of the folder, %s, is not followed', async (written) => {
  const folder = await discWith('IM1', written);
  const elsewhere = await newFolder();
  await copyFile(sharedFile('data', 'reports', '00_control.dcm'), join(elsewhere, 'IM9'));
  await symlink(elsewhere, join(folder, 'LINKED'));
  await symlink(join(elsewhere, 'IM9'), join(folder, 'IM9'));
  const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect([opened.files, opened.problems]).toEqual([[], [outside(folder, written)]]);
  // Nor is it where the folder itself is opened.
  expect((await openedFiles().open([folder])).problems).toEqual([
    `${join(folder, 'IM9')} and 1 more are links that lead out of ${folder} and were not followed: open what they lead to itself.`,
    outside(folder, written),
  ]);
});

test('a folder that is itself reached by a link is still the folder of its DICOMDIR', async () => {
  const link = join(await newFolder(), 'link');
  await symlink(await discWith('IM1', 'IM1'), link);
  const opened = await openedFiles().open([join(link, 'DICOMDIR')]);
  expect([opened.files.length, opened.problems]).toEqual([1, []]);
});

test.each([
  [[record('PATIENT', null)], 'lists no images: open its folder instead.'],
  [[record('IMAGE', '\\ ')], 'lists an image without the name of its file: open its folder instead.'],
  [[record('IMAGE', null)], 'lists an image without the name of its file: open its folder instead.'],
])('a DICOMDIR that leads to nothing says so', async (records, sentence) => {
  const path = join(await newFolder(), 'DICOMDIR');
  await writeFile(path, dicomFile(EXPLICIT, [[0x00041220, 'SQ', records]]));
  const opened = await openedFiles().open([path]);
  expect([opened.files, opened.problems]).toEqual([[], [`${path} ${sentence}`]]);
});

test('of thousands of missing files the first are named and the others counted', async () => {
  const folder = await newFolder();
  const records = Array.from({ length: 3000 }, (_, file) => record('IMAGE', `IM${file}`));
  await writeFile(join(folder, 'DICOMDIR'), dicomFile(EXPLICIT, [[0x00041220, 'SQ', records]]));
  const { problems } = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect([problems.length, problems[0], problems[20]]).toEqual([
    21,
    missing(folder, 'IM0'),
    `${join(folder, 'DICOMDIR')} lists 2,980 more that cannot be opened: copy the whole disc or folder again.`,
  ]);
});

test('a DICOMDIR with more in it than any header has says that none of its files was opened', async () => {
  const folder = await newFolder();
  // An empty item, 400,001 times.
  const items = Buffer.alloc(8 * 400_001, Buffer.from('feff00e000000000', 'hex'));
  await writeFile(join(folder, 'DICOMDIR'), dicomFile(EXPLICIT, [[0x00041220, 'SQ', items]]));
  const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
  expect(opened.files).toEqual([]);
  expect(opened.problems).toEqual([
    `${join(folder, 'DICOMDIR')} is a list of files that is damaged or has more than 400,000 elements; none of its files was opened: open its folder instead.`,
  ]);
});
