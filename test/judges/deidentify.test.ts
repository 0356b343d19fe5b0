import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unproved } from '../core/dicom/deidentify/copied.ts';
import { sharedFile } from '../data.ts';

const FOLDERS = [['dicom'], ['ivus', 'derived-dicom'], ['reports'], ['reports', 'stack'], ['border']] as const;
const files = FOLDERS.flatMap((parts) => {
  const folder = sharedFile('data', ...parts);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(tsv|json|md)$/.test(entry.name))
    .map(({ name }) => [[...parts, name].join('/'), join(folder, name)] as const);
});

const folder = mkdtempSync(join(tmpdir(), 'ivus-deid-judge-'));

/** The errors that a judge of whole objects finds in a file, without the values that they name; null where it cannot read the file. */
function errorsIn(path: string): ReadonlySet<string> | null {
  const { stdout, stderr } = spawnSync('dciodvfy', [path], { encoding: 'latin1' });
  const errors = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('Error'));
  if (errors.some((line) => /read failed|Tags out of order/.test(line))) return null;
  return new Set(errors.map((line) => line.replaceAll(/ = <.*/g, '')));
}

let judged = 0;

/** What a judge finds in a copy and not in its original, which is asked only where it finds something. */
function newErrors(original: string, copy: string): readonly string[] {
  const after = errorsIn(copy);
  const before = after?.size === 0 ? new Set<string>() : errorsIn(original);
  if (before === null) return [];
  judged += 1;
  return after === null ? ['The copy cannot be read.'] : [...after].filter((error) => !before.has(error));
}

test.each(files)('the copy of %s has no error that its original does not have', async (name, path) => {
  const made = await unproved(name, readFileSync(path));
  if (made === null) return;
  const copy = join(folder, 'copy.dcm');
  writeFileSync(copy, made.bytes);
  expect(newErrors(path, copy)).toEqual([]);
});

test('a masked copy of a compressed run has none either', async () => {
  const path = sharedFile('data', 'dicom', 'us_sonosite_jpegbaseline_ybr422_30f.dcm');
  const made = await unproved('jpeg', readFileSync(path), {
    outsideRegions: false,
    boxes: [{ x0: 0, y0: 0, x1: 99, y1: 20 }],
  });
  const copy = join(folder, 'masked.dcm');
  writeFileSync(copy, made?.bytes ?? new Uint8Array());
  expect(newErrors(path, copy)).toEqual([]);
});

/** The fourth frame of a file as another decoder shows it: width, and red, green and blue of each pixel. */
function shownByAnother(file: string): { readonly width: number; readonly rgb: Uint8Array } {
  const out = join(folder, 'frame.ppm');
  spawnSync('dcmj2pnm', ['+F', '4', '+op', file, out]);
  const bytes = readFileSync(out);
  const [head = '', width] = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1')) ?? [];
  return { width: Number(width), rgb: bytes.subarray(head.length) };
}

test('another decoder shows a masked run black inside the box and as it was outside', async () => {
  const path = sharedFile('data', 'dicom', 'us_sonosite_jpegbaseline_ybr422_30f.dcm');
  const box = { x0: 16, y0: 8, x1: 99, y1: 40 };
  const made = await unproved('jpeg', readFileSync(path), { outsideRegions: false, boxes: [box] });
  const copy = join(folder, 'masked.dcm');
  writeFileSync(copy, made?.bytes ?? new Uint8Array());
  const [before, after] = [shownByAnother(path), shownByAnother(copy)];
  expect(before.width).toBeGreaterThan(100);
  let [inside, outside] = [0, 0];
  for (const [k, shade] of after.rgb.entries()) {
    const [x, y] = [Math.floor(k / 3) % after.width, Math.floor(k / 3 / after.width)];
    if (x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1) inside = Math.max(inside, shade);
    else outside = Math.max(outside, Math.abs(shade - (before.rgb[k] ?? 0)));
  }
  // The decoders make RGB of YCbCr each with its own rounding.
  expect([after.rgb.length, inside <= 2, outside <= 4]).toEqual([before.rgb.length, true, true]);
});

test('most files could be judged', () => {
  expect(judged).toBeGreaterThan(90);
});
