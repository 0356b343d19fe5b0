import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { sourceRun } from '../../../../core/dicom/deidentify/source-run.ts';
import { dicomFile, type Element, EXPLICIT, IMPLICIT, imageElements, pixelData, type Syntax } from '../build.ts';
import { copied, good } from './copied.ts';

/** A copy of a small picture with further elements. */
async function copyOf(more: readonly Element[], syntax: Syntax = EXPLICIT) {
  const pixels = Array.from({ length: 16 }, () => 7);
  const made = await copied('run.dcm', dicomFile(syntax, [...imageElements(4, 4, more), pixelData(pixels)]));
  if (made === null) throw new Error('does not open');
  return made;
}

test.each([
  ['a name', [0x00100010, 'PN', 'Zygmunt^Ada'], 'ORIGINAL\\PRIMARY\\ZYGMUNT'],
  ['an ID', [0x00100020, 'LO', 'AB-1234'], 'ORIGINAL\\PRIMARY\\AB-1234'],
  ['a UID', [0x0020000d, 'UI', '1.2.3.4.5'], 'ORIGINAL\\PRIMARY\\1.2.3.4.5'],
  ['a date', [0x00100030, 'DA', '19500331'], 'ORIGINAL\\PRIMARY\\19500331'],
] as const)('%s in an attribute that is kept is found, and there is no copy', async (_, element, imageType) => {
  const { proof } = await copyOf([[0x00080008, 'CS', imageType], element as Element]);
  expect(proof).toEqual({
    ok: false,
    problem: expect.stringMatching(/^\(0008,0008\) still holds what \(\w{4},\w{4}\) of the original says$/),
  });
});

test('a name that is part of a word of the standard is no find', async () => {
  const { proof } = await copyOf([
    [0x00080008, 'CS', 'ORIGINAL\\PRIMARY'],
    [0x00100010, 'PN', 'Downtime^Mary'],
  ]);
  expect(proof.ok).toBe(true);
});

test.each([
  ['explicit', EXPLICIT],
  ['implicit', IMPLICIT],
])('words of the machine stay, unless they name somebody (%s)', async (_, syntax) => {
  const made = await copyOf(
    [
      [0x00080070, 'LO', 'Scanners of Zygmunt'],
      [0x00081090, 'LO', 'Model 7'],
      [0x00100010, 'PN', 'Zygmunt^Ada'],
    ],
    syntax,
  );
  expect(made.proof.ok).toBe(true);
  const { data } = good(await sourceRun(memorySource('copy', made.bytes))).header;
  expect([data.text('x00080070'), data.text('x00081090')]).toEqual(['', 'Model 7']);
  expect(Buffer.from(made.bytes).includes('Zygmunt')).toBe(false);
});

test('private elements, overlays, free texts and names deep in sequences are not copied', async () => {
  const made = await copyOf([
    [0x00081030, 'LO', 'Dr House asks'],
    [0x00081140, 'SQ', [[[0x00081155, 'UI', '1.9.8.7.6.5']]]],
    [0x00090010, 'LO', 'SECRETS'],
    [0x00091001, 'LO', 'in private'],
    [
      0x00186011,
      'SQ',
      [
        [
          [0x00186012, 'US', [1]],
          [0x00100010, 'PN', 'Zygmunt^Ada'],
          [0x00186014, 'US', [1]],
        ],
      ],
    ],
    [0x60000022, 'LO', 'drawn by Ada'],
  ]);
  const text = Buffer.from(made.bytes).toString('latin1');
  for (const word of ['House', '1.9.8.7.6.5', 'SECRETS', 'private', 'Zygmunt', 'drawn'])
    expect(text).not.toContain(word);
  expect(made.proof.ok && made.proof.value.spacing.regions).toHaveLength(1);
});
