import dcmjs from 'dcmjs';
import { expect, test } from 'vitest';
import { decimalText, elementsOf } from '../../../../core/dicom/write/dataset.ts';
import { DICTIONARY } from '../../../../core/dicom/write/dictionary.ts';
import { encodedElements } from '../../../../core/dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../../../core/dicom/write/part10.ts';

const META = {
  sopClass: '1.2.840.10008.5.1.4.1.1.88.33',
  instance: '1.2.3',
  transferSyntax: EXPLICIT_LITTLE_ENDIAN,
  implementation: '2.25.1',
  version: 'TEST 1',
};

/** A file as dcmjs reads it, by keyword. */
function asDcmjs(file: Uint8Array): Readonly<Record<string, unknown>> {
  const { dict } = dcmjs.data.DicomMessage.readFile(file.slice().buffer);
  return dcmjs.data.DicomMetaDictionary.naturalizeDataset(dict);
}

test('another reader gives back what was written', () => {
  const file = part10File(
    META,
    elementsOf({
      PatientName: 'Doe^Jane',
      PatientID: '471',
      StudyInstanceUID: '1.2.34',
      Rows: 512,
      NumberOfFrames: 12,
      FrameTime: 33.333,
      FloatingPointValue: Math.PI,
      GraphicData: [1.5, -2.25, 100],
      DisplayedAreaTopLeftHandCorner: [-1, 7],
      TextValue: 'odd',
      ContentSequence: [
        { ValueType: 'TEXT', TextValue: 'inside' },
        { ValueType: 'NUM', NumericValue: [1, 2] },
      ],
      ImageType: ['DERIVED', 'SECONDARY'],
    }),
  );
  expect(asDcmjs(file)).toMatchObject({
    PatientID: '471',
    StudyInstanceUID: '1.2.34',
    Rows: 512,
    NumberOfFrames: 12,
    FrameTime: 33.333,
    FloatingPointValue: Math.PI,
    GraphicData: [1.5, -2.25, 100],
    DisplayedAreaTopLeftHandCorner: [-1, 7],
    TextValue: 'odd',
    ImageType: ['DERIVED', 'SECONDARY'],
  });
  expect(JSON.stringify(asDcmjs(file)['ContentSequence'])).toMatch(/inside.*1.*2/);
});

test('attributes stand in the order of their tags, at even lengths', () => {
  const bytes = encodedElements(elementsOf({ SOPInstanceUID: '1.2.3', PatientID: 'A', Modality: 'SR' }));
  // (0008,0018) UI "1.2.3" and a NUL, (0008,0060) CS "SR", (0010,0020) LO "A" and a space.
  expect([...bytes]).toEqual([
    ...[8, 0, 0x18, 0, 0x55, 0x49, 6, 0, 0x31, 0x2e, 0x32, 0x2e, 0x33, 0],
    ...[8, 0, 0x60, 0, 0x43, 0x53, 2, 0, 0x53, 0x52],
    ...[0x10, 0, 0x20, 0, 0x4c, 0x4f, 2, 0, 0x41, 0x20],
  ]);
});

test('a decimal string keeps the digits that fit into 16 characters', () => {
  expect([0.1, 4.399995098312548, -1234567.890123456, 1e-7, 17].map(decimalText)).toEqual([
    '0.1',
    '4.39999509831255',
    '-1234567.8901235',
    '1e-7',
    '17',
  ]);
  for (const value of [Math.PI * 1e-9, -Math.E * 1e12, 1 / 3, 123456789.12345679]) {
    expect(decimalText(value).length).toBeLessThanOrEqual(16);
    expect(Math.abs(Number(decimalText(value)) / value - 1)).toBeLessThan(1e-8);
  }
  expect(() => decimalText(Number.NaN)).toThrow('NaN');
});

test('a value that does not fit its attribute is refused at once', () => {
  const long = Array.from({ length: 16_384 }, (_, k) => k);
  expect(() => encodedElements(elementsOf({ GraphicData: long }))).toThrow('65536 bytes long');
  expect(() => encodedElements(elementsOf({ PatientID: [1, 2] }))).toThrow('LO holds no binary numbers');
});

test('the dictionary agrees with that of dcmjs', () => {
  const known = dcmjs.data.DicomMetaDictionary.nameMap;
  const wrong = Object.entries(DICTIONARY).filter(([name, [tag, vr]]) => {
    const entry = known[name];
    if (entry === undefined) return true;
    const plain = entry.tag.replace(/[(),]/g, '').toLowerCase();
    return plain !== tag || !(entry.vr === vr || entry.vr === 'ox' || entry.vr.includes(vr));
  });
  expect(wrong).toEqual([]);
});
