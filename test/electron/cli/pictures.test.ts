import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentDigest } from '../../../core/dicom/bytes/digest.ts';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { apply } from '../../../core/session/document/apply.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { identified, newRecord } from '../../../core/session/document/identity.ts';
import { examinedFile } from '../../../electron/cli/examined.ts';
import { findRuns } from '../../../electron/cli/report-runs.ts';
import { pngOf } from '../../core/pictures/containers.ts';
import { newFolder } from '../new-folder.ts';

const png = pngOf({ columns: 2, rows: 1, depth: 8, colour: 0, lines: [[7, 9]] });

async function pictureIn(folder: string): Promise<string> {
  const path = join(folder, 'picture.dcm');
  await writeFile(path, png);
  return path;
}

test('inspect lists a picture as a run without a scale, whatever its name says', async () => {
  const { report } = await examinedFile(await pictureIn(await newFolder()));
  expect(report).toMatchObject({ opens: true, rows: 1, columns: 2, frames: 1, modality: null, calibration: null });
  expect(report.calibrationReason).toBe('NO_SPACING');
});

test('a report says of a picture that it has no header, and asks for no file', async () => {
  const folder = await newFolder();
  const source = memorySource('picture.dcm', await readFile(await pictureIn(folder)));
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const known = identified({ run: run.value, digest: await contentDigest(source, run.value) });
  const session = apply(emptySession('pictures'), { type: 'addRuns', runs: [newRecord(known)] });
  expect(await findRuns(session, join(folder, 'work.ivus.json'), [])).toEqual({
    runs: [],
    problems: [expect.stringMatching(/^picture\.dcm is a picture without a DICOM header/)],
  });
});
