import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource } from '../../core/dicom/bytes/source.ts';
import { readFrame } from '../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../core/dicom/run.ts';
import { calibrate } from '../../core/dicom/scale/calibration.ts';
import { openRun } from '../../core/dicom/study.ts';
import { newRecord } from '../../core/session/document/identity.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { filesOf, shortened } from './small-cases.ts';
import { made } from './small-study.ts';

/** David Clunie's validator of DICOM objects (Debian: dicom3tools). */
const VALIDATOR = 'dciodvfy';

const plain = filesOf('classic-left-nivl');
const files: Readonly<Record<string, Uint8Array>> = {
  ...plain,
  ...filesOf('calibrate-on-ticks'),
  ...filesOf('motorised-pullback'),
  ...filesOf('marker-catheter-venogram'),
};

async function opened(name: string): Promise<Run> {
  const run = await openRun(memorySource(name, files[name] ?? new Uint8Array()));
  if (!run.ok) throw new Error(run.problem);
  return run.value;
}

test.each(Object.keys(files))('%s is a standard object: dciodvfy finds no error in it', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-files-'));
  writeFileSync(join(folder, name), files[name] ?? '');
  const judged = spawnSync(VALIDATOR, [join(folder, name)], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (judged.error) throw new Error('dciodvfy is missing: run "sudo apt-get install -y dicom3tools".');
  const [object, ...complaints] = judged.stderr.trim().split('\n');
  expect(object).toBe(name.endsWith('xa.dcm') ? 'XAImage' : 'USMultiFrameImage');
  expect(complaints.filter((line) => line.startsWith('Error'))).toEqual([]);
});

test.each(Object.keys(files))('%s says nothing of what it shows', (name) => {
  const header = Buffer.from((files[name] ?? new Uint8Array()).subarray(0, 4000)).toString('latin1');
  expect(header).not.toMatch(/nivl|compress|stenosis|lesion|mass|thromb|calibrate|marker-catheter-venogram|classic/i);
  expect(header).toMatch(/Practice study \d\d/);
});

test('a JPEG run opens with every frame, within 3 grey values on average of the uncompressed one', async () => {
  const raw = made({ ...shortened('classic-left-nivl'), file: { jpegQuality: null, calibrated: true, ticks: false } });
  const squeezed = made({
    ...shortened('classic-left-nivl'),
    file: { jpegQuality: 95, calibrated: true, ticks: false },
  });
  for (let frame = 0; frame < 4; frame++) {
    const [a, b] = await Promise.all([raw, squeezed].map(({ ivus }) => samplesAt(ivus, frame)));
    const difference =
      (a ?? []).reduce((sum, value, at) => sum + Math.abs(value - (b?.[at] ?? 0)), 0) / (a?.length ?? 1);
    expect(difference).toBeLessThan(3);
  }
});

test('the run without a scale has none, the others 60 mm across their picture', async () => {
  const blind = await opened('calibrate-on-ticks ivus.dcm');
  const seeing = await opened('classic-left-nivl ivus.dcm');
  expect(calibrate(blind.spacing, null).known).toBe(false);
  const scale = calibrate(seeing.spacing, null);
  expect(scale.known && scale.mmPerPixelX).toBeCloseTo(60 / 128, 9);
});

test('the ticks lie 10 mm apart: 25 pixels where 51.2 mm are 128 pixels', async () => {
  const grey = await samplesAt(files['calibrate-on-ticks ivus.dcm'] ?? new Uint8Array(), 0);
  const right = [...grey.slice(64 * 128 + 64, 65 * 128)]
    .map((value, x) => ({ value, x }))
    .filter(({ value }) => value > 200);
  expect([right.some(({ x }) => x === 25), right.some(({ x }) => x === 50)]).toEqual([true, true]);
});

test('a hand pullback gives no lengths; the motor’s 5 mm/s at 10 frames a second are 0.5 mm a frame', async () => {
  const [hand, motor] = [await opened('classic-left-nivl ivus.dcm'), await opened('motorised-pullback ivus.dcm')];
  expect([hand.pullback.known, motor.pullback.known && motor.pullback.mmPerFrame]).toEqual([false, 0.5]);
});

test('run and venogram are two series of one study of one patient', async () => {
  const [run, venogram] = [
    await opened('marker-catheter-venogram ivus.dcm'),
    await opened('marker-catheter-venogram xa.dcm'),
  ];
  const shared = ({ identity }: Run) => [identity.studyInstanceUid, identity.patientId, identity.studyDescription];
  expect(shared(venogram)).toEqual(shared(run));
  expect(venogram.identity.seriesInstanceUid).not.toBe(run.identity.seriesInstanceUid);
  expect([run.identity.modality, venogram.identity.modality]).toEqual(['IVUS', 'XA']);
  const kinds = [run, venogram].map((one) => pictureKind(newRecord({ run: one, digest: 'a' })));
  expect(kinds).toEqual(['pullback', 'projection']);
});

test('the venogram’s own scale is an estimate that is 4.7 % off at the vein, and no stent may be sized by it', async () => {
  const { spacing } = await opened('marker-catheter-venogram xa.dcm');
  const scale = calibrate(spacing, null);
  if (!scale.known) throw new Error(scale.reason);
  // The vein lies 45 mm nearer to the tube than the 1000 mm of the isocentre.
  expect(scale.mmPerPixelX).toBeCloseTo((0.5 * 1000) / 955, 6);
  expect(scale.sizing).toBe(false);
});

async function samplesAt(bytes: Uint8Array, frame: number): Promise<readonly number[]> {
  const source = memorySource('sample.dcm', bytes);
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const stored = await readFrame(source, run.value, frame);
  if (!stored.ok) throw new Error(stored.problem);
  return [...stored.value.samples];
}

test('the truth names the run that its file is, by SOP instance UID, name and number of frames', async () => {
  const { truth, ivus } = made(shortened('classic-left-nivl'));
  const run = await openRun(memorySource('practice-01.dcm', ivus));
  if (!run.ok) throw new Error(run.problem);
  const { identity, image, file } = run.value;
  expect(truth.run).toEqual({
    sopInstanceUid: identity.sopInstanceUid,
    fileName: file,
    digest: null,
    frames: image.frames,
  });
});
