import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sharedFile } from '../data.ts';
import { type Made, make, said } from './made.ts';

let made: Made;
beforeAll(async () => {
  made = await make((session) => session, [], { forms: ['--presentation', '--key-objects'] });
});

/** What dcmdump writes of one attribute, wherever it stands. */
function values(file: string, attribute: string): readonly string[] {
  return said('dcmdump', '+L', '+P', attribute, file)
    .map((line) => /^\(\w{4},\w{4}\) \w\w (?:\[([^\]]*)\]|=?([^#]*))/.exec(line.trim()))
    .flatMap((match) => (match === null ? [] : [(match[1] ?? match[2] ?? '').trim()]));
}

test('the presentation state draws each outline closed on its frame, and its two chords, in edge-based pixels', () => {
  const file = made.object('presentation');
  expect(values(file, 'SOPClassUID')).toEqual(['GrayscaleSoftcopyPresentationStateStorage']);
  expect(values(file, 'ReferencedFrameNumber')).toEqual(['1', '2', '3']);
  expect(values(file, 'GraphicFilled')).toEqual(['N', 'N', 'N']);
  const lines = values(file, 'GraphicData').map((line) => line.split('\\').map(Number));
  const outlines = lines.filter((points) => points.length > 4);
  expect([lines.length, outlines.length]).toEqual([9, 3]);
  for (const points of outlines) expect(points.slice(-2)).toEqual(points.slice(0, 2));
  // The reference is a circle of 14 pixels about the middle of 128: its outermost places, not moved by half a pixel.
  const across = outlines[2]?.filter((_, index) => index % 2 === 0) ?? [];
  expect([Math.min(...across), Math.max(...across)]).toEqual([expect.closeTo(50, 1), expect.closeTo(78, 1)]);
});

test('dcmtk checks the presentation state and applies it to the run', () => {
  expect(said('dcmpschk', made.object('presentation')).filter((line) => /error|failed/i.test(line))).toEqual([]);
  const shown = join(made.folder, 'shown.pgm');
  said('dcmp2pgm', '-p', made.object('presentation'), made.run, shown);
  expect(readFileSync(shown).subarray(0, 2).toString()).toBe('P5');
});

test('a colour run has a colour presentation state with a profile, and no error', async () => {
  const run = sharedFile('data', 'dicom', 'us_sonosite_jpegbaseline_ybr422_30f.dcm');
  const colour = await make((session) => session, [], { file: run, forms: ['--presentation'] });
  const file = colour.object('presentation');
  expect(values(file, 'SOPClassUID')).toEqual(['ColorSoftcopyPresentationStateStorage']);
  expect(values(file, 'ICCProfile')).toHaveLength(1);
  expect(said('dciodvfy', file).filter((line) => line.startsWith('Error'))).toEqual([]);
});

test('key objects name each key frame with its words', () => {
  const dump = said('dsrdump', made.object('key-objects')).join('\n');
  expect(dump).toMatch(/Of Interest/);
  expect(dump).toMatch(/frame 1: /);
  expect(values(made.object('key-objects'), 'ReferencedFrameNumber').toSorted()).toEqual(['1', '2', '3']);
});
