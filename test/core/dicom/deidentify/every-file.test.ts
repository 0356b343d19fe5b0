import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { sourceRun } from '../../../../core/dicom/deidentify/source-run.ts';
import { identityProblem } from '../../../../core/dicom/header/deidentified.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { lumenReadings } from '../../../../core/measure/lumen.ts';
import { sharedFile } from '../../../data.ts';
import { copied, good } from './copied.ts';
import { type NamesIn, namesIn } from './names-in.ts';

const root = sharedFile('data');
/** Without those of an attacker, which the tests of opening bound. */
const files = filesIn(root).filter(
  (file) => !file.includes('/hostile/') && !/\.(tsv|json|md|png|csv|txt|xml|npz|npy)$/.test(file),
);

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** What of a source still stands in a copy: short words by themselves in the header, longer ones anywhere in the file. */
function leftIn(copy: Uint8Array, pixelsAt: number, { names, ids, uids, dates }: NamesIn): readonly string[] {
  const all = Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength);
  const header = all.subarray(0, pixelsAt).toString('latin1');
  const alone = (word: string, letters: string) =>
    new RegExp(`(?<![${letters}])${word.replaceAll(/[^\w]/g, '\\$&')}(?![${letters}])`, 'i').test(header);
  return [
    ...names.filter((name) => alone(Buffer.from(name, 'latin1').toString('latin1'), 'A-Za-z0-9')),
    ...ids.filter((id) => alone(id, 'A-Za-z0-9.')),
    ...[...names, ...ids].filter((word) => word.length > 7 && all.includes(Buffer.from(word, 'latin1'))),
    ...uids.filter((uid) => alone(uid, '0-9.') || (uid.length > 9 && all.includes(uid))),
    ...dates.filter((date) => alone(date, '0-9') || all.includes(date)),
  ];
}

/** What a run says of scale and time, and the readings of one circle in its middle. */
function figuresOf(run: Run) {
  const { rows, columns } = run.image;
  const [x, y, radius] = [columns / 2, rows / 2, Math.min(rows, columns) / 5];
  const circle: Contour = Array.from({ length: 32 }, (_, k) => [
    x + radius * Math.cos((k * Math.PI) / 16),
    y + radius * Math.sin((k * Math.PI) / 16),
  ]);
  const scale = calibrate(run.spacing, circle);
  const mm = scale.known ? circle.map(([px, py]) => [px * scale.mmPerPixelX, py * scale.mmPerPixelY] as const) : circle;
  const known = scale.known ? [scale.state, scale.mmPerPixelX, scale.mmPerPixelY, scale.within] : [scale.reason];
  return {
    known,
    readings: lumenReadings(mm),
    clock: run.clock,
    pullback: run.pullback,
    trim: run.trim,
    frames: run.image.frames,
  };
}

const sizes = { opened: 0 };

describe.each(files.map((file) => [file.slice(root.length + 1), file] as const))('%s', (name, file) => {
  test('its copy names nobody and measures the same; or it does not open', async () => {
    const bytes = readFileSync(file);
    const made = await copied(name, bytes);
    if (made === null) return;
    sizes.opened += 1;
    expect(made.proof).toEqual({ ok: true, value: expect.anything() });
    const back = good(await sourceRun(memorySource('copy.dcm', made.bytes)));
    expect(leftIn(made.bytes, back.element.offset, namesIn(bytes))).toEqual([]);
    expect(figuresOf(back.run)).toEqual(figuresOf(made.from.run));
    expect(await identityProblem(memorySource('copy.dcm', made.bytes))).toBeNull();
    // What is taken out of the pixels of those with overlays in unused bits is told by the tests of masks.
    if (made.from.run.pixels.kind === 'video' || made.from.embedded.length > 0) return;
    for (const k of new Set([0, made.from.run.image.frames - 1])) {
      const [one, other] = [
        await readFrame(made.from.source, made.from.run, k),
        await readFrame(back.source, back.run, k),
      ];
      expect(other.ok).toBe(one.ok);
      if (one.ok && other.ok)
        expect(
          Buffer.from(
            other.value.samples.buffer,
            other.value.samples.byteOffset,
            other.value.samples.byteLength,
          ).equals(Buffer.from(one.value.samples.buffer, one.value.samples.byteOffset, one.value.samples.byteLength)),
        ).toBe(true);
    }
  });
});

test('most of the files did open', () => {
  expect(sizes.opened).toBeGreaterThan(120);
});
