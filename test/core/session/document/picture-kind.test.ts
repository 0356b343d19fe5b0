import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import type { RunRecord } from '../../../../core/session/document/document.ts';
import { newRecord } from '../../../../core/session/document/identity.ts';
import { pictureKind } from '../../../../core/session/document/picture-kind.ts';
import { sharedFile } from '../../../data.ts';
import { run } from '../fixture.ts';

/** Worked out by hand from what each picture shows. L: lengthwise, a pullback; of a single frame X. P: projection. X: cross-section. S: still. */
const MEANING = { L: ['pullback', 'cross-section'], P: ['projection'], X: ['cross-section'], S: ['still'] } as const;

const MODALITIES = ['', 'IVUS', 'IVOCT', 'OCT', 'US', 'CT', 'MR', 'XA', 'RF', 'DX', 'CR', 'OT', 'PT', 'constructor'];

/** One letter for each of the modalities, in their order. */
const [XRAY, SECTION] = ['P P P P P P P P P P P P P P', 'X X X X X X X X X X X X X X'];
const [OCT, SOUND] = ['L L L L L L L L L L L L L L', 'X L X X X X X X X X X X X X'];
const OTHER = 'S L L L X X X P P P P S S S';

/** What a header without the operator's word shows, by SOP class. */
const HEADERS: Readonly<Record<string, string>> = {
  // XA, enhanced XA, fluoroscopy, enhanced fluoroscopy, biplane (retired)
  '1.2.840.10008.5.1.4.1.1.12.1': XRAY,
  '1.2.840.10008.5.1.4.1.1.12.1.1': XRAY,
  '1.2.840.10008.5.1.4.1.1.12.2': XRAY,
  '1.2.840.10008.5.1.4.1.1.12.2.1': XRAY,
  '1.2.840.10008.5.1.4.1.1.12.3': XRAY,
  // CR, DX for presentation and for processing
  '1.2.840.10008.5.1.4.1.1.1': XRAY,
  '1.2.840.10008.5.1.4.1.1.1.1': XRAY,
  '1.2.840.10008.5.1.4.1.1.1.1.1': XRAY,
  // CT and MR, enhanced and converted
  '1.2.840.10008.5.1.4.1.1.2': SECTION,
  '1.2.840.10008.5.1.4.1.1.2.1': SECTION,
  '1.2.840.10008.5.1.4.1.1.2.2': SECTION,
  '1.2.840.10008.5.1.4.1.1.4': SECTION,
  '1.2.840.10008.5.1.4.1.1.4.1': SECTION,
  '1.2.840.10008.5.1.4.1.1.4.3': SECTION,
  '1.2.840.10008.5.1.4.1.1.4.4': SECTION,
  // Intravascular OCT for presentation and for processing
  '1.2.840.10008.5.1.4.1.1.14.1': OCT,
  '1.2.840.10008.5.1.4.1.1.14.2': OCT,
  // Ultrasound multi-frame and single (the first of each retired), enhanced volume
  '1.2.840.10008.5.1.4.1.1.3': SOUND,
  '1.2.840.10008.5.1.4.1.1.3.1': SOUND,
  '1.2.840.10008.5.1.4.1.1.6': SOUND,
  '1.2.840.10008.5.1.4.1.1.6.1': SOUND,
  '1.2.840.10008.5.1.4.1.1.6.2': SOUND,
  // Secondary capture, of one frame and of many
  '1.2.840.10008.5.1.4.1.1.7': OTHER,
  '1.2.840.10008.5.1.4.1.1.7.2': OTHER,
  '1.2.840.10008.5.1.4.1.1.7.4': OTHER,
  // Nuclear medicine, presentation state, parametric map, RT image, raw data, PET: their numbers begin like others
  '1.2.840.10008.5.1.4.1.1.20': OTHER,
  '1.2.840.10008.5.1.4.1.1.11.1': OTHER,
  '1.2.840.10008.5.1.4.1.1.30': OTHER,
  '1.2.840.10008.5.1.4.1.1.481.1': OTHER,
  '1.2.840.10008.5.1.4.1.1.66': OTHER,
  '1.2.840.10008.5.1.4.1.1.128': OTHER,
  // A class of a vendor's own, and none
  '1.2.276.0.7230010': OTHER,
  '': OTHER,
};

/** What the operator's word makes of whichever header; null: the header's. */
const WORDS = [
  [null, null],
  ['IVUS', 'L'],
  ['XA', 'P'],
  ['US', 'X'],
  ['CT', 'X'],
  ['MR', 'X'],
] as const;

const record = (sopClassUid: string, modality: string, more: Partial<RunRecord> = {}): RunRecord => ({
  ...run,
  modality,
  spacing: { ...run.spacing, modality, sopClassUid },
  ...more,
});

function meantBy(letter: string, frames: number): string {
  const [many, one = many] = MEANING[letter as keyof typeof MEANING];
  return frames === 1 ? one : many;
}

test('every SOP class with every modality, word of the operator and number of frames shows what the table says', () => {
  const all = Object.entries(HEADERS).flatMap(([sopClass, letters]) =>
    MODALITIES.flatMap((modality, column) =>
      WORDS.flatMap(([declaredModality, said]) =>
        [1, 2, 900].map((frames) => ({
          of: [sopClass, modality, declaredModality, frames],
          shows: pictureKind(record(sopClass, modality, { declaredModality, frames })),
          meant: meantBy(said ?? letters.split(' ')[column] ?? '', frames),
        })),
      ),
    ),
  );
  expect(all).toHaveLength(33 * 14 * 6 * 3);
  expect(all.filter(({ shows, meant }) => shows !== meant)).toEqual([]);
});

test('an X-ray run without Modality is a projection, and a cine of the thyroid a cross-section until the operator says that it is IVUS', () => {
  const thyroid = record('1.2.840.10008.5.1.4.1.1.3.1', 'US');
  const said = { ...thyroid, declaredModality: 'IVUS' } as const;
  expect([record('1.2.840.10008.5.1.4.1.1.12.1', ''), thyroid, said].map(pictureKind)).toEqual([
    'projection',
    'cross-section',
    'pullback',
  ]);
});

test('where a record says no modality, what its header said of the scale still does', () => {
  expect(pictureKind({ ...record('', 'XA'), modality: '' })).toBe('projection');
});

test.each([
  ['ivus/derived-dicom/console_mono_jpeg_40f_nocal.dcm', 'pullback'],
  ['ivus/derived-dicom/echoplaque_BL_jpeg_11f_region.dcm', 'pullback'],
  ['ivus/derived-dicom/tevg_rgb_unc_24f_region.dcm', 'pullback'],
  ['border/iliac_31000.dcm', 'cross-section'],
  ['reports/stack/IM000', 'cross-section'],
  ['dicom/ivus_sc_frame01.dcm', 'still'],
  ['dicom/us_echo_palette_rle_10f.dcm', 'cross-section'],
  ['dicom/us_toshiba_jpeg_64f.dcm', 'cross-section'],
  ['dicom/us1_unc_rgb.dcm', 'cross-section'],
  ['dicom/mono16_enhanced_10f.dcm', 'cross-section'],
  ['dicom/xa_rubo_jpeg_96f.dcm', 'projection'],
  ['dicom/xa1_unc.dcm', 'projection'],
])('of the real files, %s shows a %s', async (file, kind) => {
  const opened = await openRun(memorySource(file, readFileSync(sharedFile('data', ...file.split('/')))));
  if (!opened.ok) throw new Error(opened.problem);
  expect(pictureKind(newRecord({ run: opened.value, digest: 'a' }))).toBe(kind);
});
