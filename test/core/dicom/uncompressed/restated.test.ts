import { expect, test } from 'vitest';
import { restatedHeader } from '../../../../core/dicom/uncompressed/restated.ts';
import { elementsOf } from '../../../../core/dicom/write/dataset.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/[^0-9a-f]/g, ''), 'hex'));
const shown = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Elements as PS3.5 7.1.2 writes them: tag, VR, length, value. */
const ROWS = hex('2800 1000 5553 0200 0002');
const SAMPLES = hex('2800 0200 5553 0200 0300');
const YBR = hex('2800 0400 4353 0c00 5942525f46554c4c5f343232');
const RGB = hex('2800 0400 4353 0400 52474220');
const PLANAR = hex('2800 0600 5553 0200 0000');
const GROUP = hex('2800 0000 554c 0400 2a000000');
/** A sequence of undefined length with one empty item, and what stands behind it. */
const ICON = hex('8800 0002 5351 0000 ffffffff feff00e0 00000000 feffdde0 00000000');
const BEHIND = hex('9900 1000 4c4f 0200 4142');
const NAME = hex('1000 1000 504e 0400 415e4220');
const of = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);

test('what is said anew takes its place, what was not there is put in where it belongs, all else stays byte for byte', () => {
  const elements = elementsOf({ PhotometricInterpretation: 'RGB', PlanarConfiguration: 0 });
  const before = of(NAME, GROUP, SAMPLES, YBR, ROWS, ICON, BEHIND);
  const made = restatedHeader(before, { elements, without: ['00280000', '00880200'] });
  expect(made.ok && shown(made.value)).toBe(shown(of(NAME, SAMPLES, RGB, PLANAR, ROWS, BEHIND)));
});

test('what comes behind all elements is put at the end, and without a wish nothing changes', () => {
  const elements = elementsOf({ PlanarConfiguration: 0 });
  const made = restatedHeader(of(NAME, YBR), { elements, without: [] });
  expect(made.ok && shown(made.value)).toBe(shown(of(NAME, YBR, PLANAR)));
  const same = restatedHeader(of(NAME, ICON, BEHIND), { elements: [], without: ['00280000'] });
  expect(same.ok && shown(same.value)).toBe(shown(of(NAME, ICON, BEHIND)));
});

test.each([
  ['an element twice', of(NAME, YBR, YBR)],
  ['elements out of order', of(ROWS, SAMPLES)],
])('%s is refused', (_, bytes) => {
  expect(restatedHeader(bytes, { elements: [], without: [] })).toMatchObject({ ok: false });
});
