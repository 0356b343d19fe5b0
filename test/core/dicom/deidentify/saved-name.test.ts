import { expect, test } from 'vitest';
import { savedName } from '../../../../core/dicom/deidentify/saved-name.ts';
import type { Identity } from '../../../../core/dicom/header/identity.ts';

const [ours, theirs] = [1, 2].map((byte) => () => new Uint8Array(32).fill(byte));
const nobody: Identity = {
  ...{ sopInstanceUid: '1.2.3', sopClassUid: '', studyInstanceUid: '', seriesInstanceUid: '', modality: 'IVUS' },
  ...{ patientName: '', patientId: '', patientBirthDate: '', studyDate: '20240110', studyTime: '', takenAt: '' },
  ...{ studyDescription: '', seriesDescription: '', seriesNumber: '', instanceNumber: '' },
};

const named = (file: string, person: Partial<Identity>, key = ours) =>
  savedName({ file, identity: { ...nobody, ...person } }, key ?? (() => new Uint8Array()));

const jane = { patientName: 'Doe^Jane^Alexandra', patientId: 'AB-12/345', patientBirthDate: '19500331' };

test.each([
  ['DOE_JANE.dcm', jane],
  ['ivus.doe.1.dcm', jane],
  ['DoeJ.dcm', jane],
  ['xALEXANDRAx', jane],
  ['AB-12_345.DCM', jane],
  ['run ab12345 left.dcm', jane],
  ['ivus-1950-03-31.dcm', jane],
  ['31.03.1950.dcm', jane],
  ['run 4711 left.ima', { patientId: '4711' }],
  ['Mueller.dcm', { patientName: 'Müller^Jörg' }],
  ['muller-pullback.dcm', { patientName: 'Mu\u0308ller^Jo\u0308rg' }],
  ['Müller.dcm', { patientName: 'MUELLER' }],
  ['山田太郎.dcm', { patientName: 'Yamada^Tarou=山田^太郎=やまだ^たろう' }],
  ['Иванов.dcm', { patientName: 'ИВАНОВ^Иван' }],
  ['Wu.dcm', { patientName: 'Wu^Li' }],
])('%s names its patient: a pseudonym is proposed', (file, person) => {
  const { stem, isPseudonym } = named(file, person);
  expect(isPseudonym).toBe(true);
  expect(stem).toMatch(/^ivus-[0-9A-HJKMNP-TV-Z]{6}$/);
});

test.each([
  ['IM-0001.dcm', jane, 'IM-0001'],
  ['Does.it.fit.dcm', jane, 'Does.it.fit'],
  ['run 47112.ima', { patientId: '4711' }, 'run 47112'],
  ['wuhan', { patientName: 'Wu^Li' }, 'wuhan'],
  ['2024-01-10.dcm', jane, '2024-01-10'],
  ['anything.dicom', {}, 'anything'],
  ['practice-01.dcm', { patientName: 'PRACTICE^01', patientId: 'PRACTICE-01' }, 'practice-01'],
])('%s names nobody: it is proposed as it is, and no key is asked for', (file, person, stem) => {
  const unasked = () => {
    throw new Error('no key is needed');
  };
  expect(named(file, person, unasked)).toEqual({ stem, isPseudonym: false });
});

test('a person has one pseudonym, however their name is written; another person or computer another one', () => {
  const own = named('doe.dcm', jane).stem;
  expect(named('Doe, Jane (2).dcm', { ...jane, patientName: 'DOE^JANE^ALEXANDRA^^' }).stem).toBe(own);
  const others = [named('doe.dcm', { ...jane, patientId: '12346' }), named('doe.dcm', jane, theirs)];
  expect(new Set([own, ...others.map(({ stem }) => stem)]).size).toBe(3);
});
