import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOf } from '../../core/dicom/report-files.ts';
import { bytesWith, container, image, shape, text } from '../../core/report/dicom/another-makers-report.ts';
import { sharedFile } from '../../data.ts';
import { lookedAt } from '../support/axe.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { circle, clickPicture, picture, seeFrame } from '../support/operator.ts';
import { savedSession } from '../support/saved.ts';
import { sharedProgram } from '../support/shared.ts';

const SHAPE = { width: 500, height: 500, aspect: 1 };
const shared = sharedProgram({ width: 1280, height: 800 });

/** A run of 11 frames, and a report of another maker with a circle on two of them. */
async function files() {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-sr-'));
  const [run, report] = [join(folder, 'run.dcm'), join(folder, 'other.dcm')];
  await copyFile(sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'), run);
  const { identity } = await runOf(await readFile(run));
  const on = (frame: number) => [image({ ReferencedFrameNumber: frame }, identity.sopInstanceUid)];
  const groups = [4, 9].map((frame) =>
    container('125007', [text('112039', 'DCM', `Lumen ${frame}`), shape('POLYGON', circle(60, 90), on(frame))]),
  );
  await writeFile(report, bytesWith(groups, { PatientName: identity.patientName, PatientID: identity.patientId }));
  return { folder, run, report };
}

test('a structured report of another maker asks for its run, then brings its outlines, which wait for Y and go with one undo', async () => {
  const { folder, run, report } = await files();
  const { app, page } = await shared();
  await answerOpenDialog(app, report);
  await page.keyboard.press('Control+o');
  await page.getByText('open the run first, then other.dcm').waitFor();
  await answerOpenDialog(app, run, report);
  await page.keyboard.press('Control+o');
  await page.getByText('2 outlines from other.dcm (frames 4, 9)').waitFor();
  expect(await page.getByText('open the run first').count()).toBe(0);
  const file = join(folder, 'saved.ivus.json');
  await answerSaveDialog(app, file);
  const states = async () => (await savedSession(page, file)).outlines.map(({ name, accepted }) => [name, accepted]);
  await page.keyboard.press('m');
  await seeFrame(page, 4);
  await page.getByText('Imported and not accepted').waitFor();
  await page.keyboard.press('m');
  await seeFrame(page, 9);
  await page.keyboard.press('m');
  await seeFrame(page, 4);
  expect((await savedSession(page, file)).outlines[0]).toMatchObject({ origin: 'imported', role: 'unknown', frame: 3 });
  await picture(page, 'imported-1280x800');
  expect(await lookedAt(page, { imported: async () => {} })).toEqual([]);
  await clickPicture(page, [250, 250], SHAPE);
  await page.keyboard.press('y');
  expect(await states()).toEqual([
    ['Lumen 4', true],
    ['Lumen 9', false],
  ]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await states()).toEqual([]);
});
