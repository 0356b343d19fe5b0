import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord, Session } from '../../../core/session/document/document.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { DRAWN_BY_HAND } from '../../../core/session/drawn/vessels.ts';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { spacingFacts } from '../../core/dicom/scale/spacing-facts.ts';
import { ellipse, outline, run as pullback } from '../../core/session/fixture.ts';

/** A venogram whose file says 0.5 mm a pixel, calibrated on an object. */
const run: RunRecord = {
  ...pullback,
  sopInstanceUid: '1.2.4',
  fileName: 'venogram.dcm',
  modality: 'XA',
  frames: 10,
  spacing: spacingFacts({ modality: 'XA', pixelSpacing: [0.5, 0.5], calibrationType: 'FIDUCIAL' }),
};

/** A cone from 24 to 12 pixels over 200 pixels; its wide end is the reference. */
const cone = {
  id: 'V',
  name: 'Vessel 1',
  run: '1.2.4',
  frame: 9,
  centre: [
    [100, 200],
    [300, 200],
  ],
  left: [
    [100, 188],
    [300, 194],
  ],
  right: [
    [100, 212],
    [300, 206],
  ],
  reference: [[100, 200]],
  ...DRAWN_BY_HAND,
} as const;
const session: Session = {
  ...emptySession('1.2'),
  runs: [pullback, run],
  outlines: [
    outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(12, 3.6) }),
    outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12, 12) }),
  ],
  measurements: [
    {
      id: 'P',
      name: 'Path 1',
      kind: 'path',
      run: '1.2.4',
      frame: 9,
      points: [
        [10, 20],
        [10, 74],
        [10, 200],
      ],
      words: '',
    },
  ],
  vessels: [cone, { ...cone, id: 'W', name: 'Vessel 2', right: [] }],
};

async function measured(...options: readonly string[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'ivus-venogram-')), 'a.ivus.json');
  writeFileSync(path, writeSession(session));
  const out: string[] = [];
  await dispatch(['measure', path, ...options], { out: (text) => out.push(text), err: (text) => out.push(text) });
  return out.join('\n');
}

test('the command line prints a vessel’s widths, its scale and how far it is from IVUS, and that it does not decide', async () => {
  const lines = (await measured()).split('\n');
  expect(lines.filter((line) => line.startsWith('Vessel'))).toEqual([
    'Vessel 1 (venogram.dcm, frame 10, venogram, does not decide): min 6.000 mm at 100.000 mm, mean 9.000 mm, reference 12.000 mm, stenosis 50.0 %, 20.0 points lower than IVUS; edges drawn along 100.000 mm of 100.000 mm; scale: Pixel Spacing, calibrated on an object',
    'Vessel 2 (venogram.dcm, frame 10, venogram, does not decide): Draw both edges of the vessel, at least two points on each.',
  ]);
});

test('a path is printed with its length and where its places lie', async () => {
  const lines = (await measured()).split('\n');
  // 54 and 180 pixels of half a millimetre.
  expect(lines).toContain('Path 1 (frame 10, path): length 90.000 mm, points at 27.000');
});

test('as JSON it gives the same figures unrounded', async () => {
  const { outlines, vessels } = JSON.parse(await measured('--json'));
  expect(outlines.length).toBe(2);
  expect(vessels[0]).toMatchObject({
    unit: 'mm',
    figures: {
      min: expect.closeTo(6, 9),
      mean: expect.closeTo(9, 9),
      reference: expect.closeTo(12, 9),
      stenosisPct: expect.closeTo(50, 9),
    },
    overIvusPoints: expect.closeTo(-20, 1),
  });
});
