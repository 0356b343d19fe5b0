import { copyFile, mkdir, writeFile } from 'node:fs/promises';
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

test.each(['IMAGES', 'images'])(
  'a DICOMDIR opens the images that it lists, here in %s; a broken reference is named',
  async (name) => {
    const folder = await disc(name);
    const opened = await openedFiles().open([join(folder, 'DICOMDIR')]);
    expect(opened.files.map((file) => file.name)).toEqual(['IM01']);
    expect(opened.problems).toEqual([missing(folder, 'IMAGES/IM02'), missing(folder, '../IM03')]);
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
  expect(err.trim().split('\n')).toEqual([missing(folder, 'IMAGES/IM02'), missing(folder, '../IM03')]);
});
