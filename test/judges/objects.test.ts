import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CODES } from '../../core/report/dicom/codes.ts';
import { readReport } from '../../core/report/json.ts';
import { ivus } from '../ivus.ts';
import { type CodePair, codesIn, unknownCodes } from './codes.ts';
import { KINDS, type Made, make, report, said } from './made.ts';

let made: Made;
let signed: Made;
/** The same session on another computer. */
let again: Made;
beforeAll(async () => {
  made = await make();
  signed = await make((session) => session, ['--signed', 'Dr Example']);
  again = await make();
});

test.each(KINDS)(
  'dciodvfy finds no error in the %s, and dcentvfy no value of the patient or study that differs',
  (kind) => {
    expect(said('dciodvfy', made.object(kind)).filter((line) => line.startsWith('Error'))).toEqual([]);
    expect(said('dcentvfy', made.run, made.object(kind)).filter((line) => /different value/i.test(line))).toEqual([]);
  },
);

test('dcentvfy finds no value that differs between the run and all objects together', () => {
  const lines = said('dcentvfy', made.run, ...KINDS.map(made.object));
  expect(lines.filter((line) => /^Error|different value/i.test(line))).toEqual([]);
});

test.each(['sr', 'key-objects'] as const)('the %s as XML is valid by the schema of dcmtk', (kind) => {
  for (const each of [made, signed]) {
    const xml = join(each.folder, `${kind}.xml`);
    said('dsr2xml', '+Xn', each.object(kind), xml);
    const schema = '/usr/share/dcmtk/dsr2xml.xsd';
    expect(said('xmllint', '--noout', '--nonet', '--schema', schema, xml)).toContain(`${xml} validates`);
  }
});

test('every code in the objects, and every one that the program knows, is in the dictionary of pydicom', () => {
  const written = [made, signed].flatMap((each) => KINDS.flatMap((kind) => codesIn(each.object(kind))));
  expect(written.length).toBeGreaterThan(100);
  const all = Object.values(CODES).map(([value, scheme]): CodePair => [value, scheme]);
  expect(unknownCodes([...written, ...all])).toEqual([]);
  expect(unknownCodes([['241466007000', 'SCT']])).toEqual(['241466007000 SCT']);
});

test('a signed report has no error either', () => {
  expect(said('dciodvfy', signed.object('sr')).filter((line) => line.startsWith('Error'))).toEqual([]);
  const dump = said('dsrdump', signed.object('sr')).join('\n');
  expect(dump).toMatch(/Completion Flag +: COMPLETE/);
  expect(dump).toMatch(/Verification Flag +: VERIFIED/);
});

test('dsrdump reads the structured report, with the figures of the report in the order min, max, mean', () => {
  const dump = said('dsrdump', '+Pl', made.object('sr'));
  const diameters = dump
    .filter((line) => line.includes('"Vessel lumen diameter")='))
    .map((line) => Number(/="([^"]+)"/.exec(line.slice(line.indexOf('diameter")=')))?.[1]));
  const content = readReport(readFileSync(join(made.folder, 'out', 'case-report.json'), 'utf8'), 'report');
  if (!content.ok) throw new Error(content.problem);
  const expected = content.value.lumens.flatMap(({ readings }) => [readings.min, readings.max, readings.mean]);
  expect(diameters.length).toBe(9);
  for (const [index, value] of diameters.entries()) expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 10);
  const stenosis = dump.find((line) => line.includes('"Lumen Diameter Stenosis")=')) ?? '';
  expect(Number(/Stenosis"\)="([^"]+)"/.exec(stenosis)?.[1])).toBeCloseTo(
    content.value.stenosis.diameterStenosisPct ?? Number.NaN,
    8,
  );
});

test('every measurement group stands on a region, whose last point is its first', () => {
  const lines = said('dcmdump', '+L', '+P', 'GraphicData', made.object('sr')).filter((line) =>
    line.includes('GraphicData'),
  );
  const outlines = lines.map((line) => (/FL ([^#]+)#/.exec(line)?.[1] ?? '').trim().split('\\').map(Number));
  const closed = outlines.filter((points) => points.length > 4);
  expect(closed.length).toBe(3);
  for (const points of closed) expect(points.slice(-2)).toEqual(points.slice(0, 2));
});

test('the PDF comes back byte for byte', () => {
  const back = join(made.folder, 'back.pdf');
  said('dcm2pdf', made.object('pdf'), back);
  expect(readFileSync(back).equals(readFileSync(join(made.folder, 'out', 'case-report.pdf')))).toBe(true);
});

test('the capture has a page for each key frame and no pixel size', () => {
  const dump = said('dcmdump', made.object('capture')).join('\n');
  expect(dump).toMatch(/IS \[3\] +#.*NumberOfFrames/);
  expect(dump).not.toMatch(/PixelSpacing|SequenceOfUltrasoundRegions/);
});

test('the same session gives the same bytes again; a changed one other UIDs and the predecessor', async () => {
  const before = KINDS.map((kind) => readFileSync(made.object(kind)));
  await report(made.folder);
  const same = (kind: (typeof KINDS)[number], index: number) =>
    readFileSync(made.object(kind)).equals(before[index] ?? Buffer.alloc(0));
  expect(KINDS.map(same)).toEqual(KINDS.map(() => true));
  const uid = (dump: string) => /\(0008,0018\) UI \[([\d.]+)\]/.exec(dump)?.[1];
  const first = uid(said('dcmdump', made.object('sr')).join('\n'));
  await report(made.folder, ['--comment', 'Seen again.']);
  const dump = said('dcmdump', made.object('sr')).join('\n');
  expect(uid(dump)).not.toBe(first);
  expect(dump.slice(dump.indexOf('PredecessorDocumentsSequence'))).toContain(`[${first}]`);
  expect(said('dciodvfy', made.object('sr')).filter((line) => line.startsWith('Error'))).toEqual([]);
});

test('what has other bytes has another UID, also where two computers issue the same session', async () => {
  const uid = (file: string) => /\(0008,0018\) UI \[([\d.]+)\]/.exec(said('dcmdump', file).join('\n'))?.[1];
  const uids = new Map<string, Buffer>();
  const others = await Promise.all(
    [
      ['--comment', 'Here.'],
      ['--paper', 'letter'],
    ].map((words) => make((session) => session, words)),
  );
  for (const each of [again, signed, ...others]) {
    for (const kind of KINDS) {
      const [name, bytes] = [uid(each.object(kind)) ?? '', readFileSync(each.object(kind))];
      expect(uids.get(name)?.equals(bytes) ?? true).toBe(true);
      uids.set(name, bytes);
    }
  }
  expect(uids.size).toBe(4 * KINDS.length);
});

test('a lumen without a scale has no millimetre in the structured report', async () => {
  const bare = await make(
    (session) => ({
      ...session,
      runs: session.runs.map((run) => ({ ...run, spacing: { ...run.spacing, regions: null, pixelSpacing: null } })),
    }),
    [],
    { forms: ['--sr'] },
  );
  const dump = said('dsrdump', bare.object('sr')).join('\n');
  expect(dump).not.toMatch(/\(mm2?,UCUM/);
  expect(dump).toMatch(/Image Region.*POLYLINE/);
});

test('a structured report is checked against the session that it was made from', async () => {
  const each = again;
  const session = join(each.folder, 'case.ivus.json');
  const check = () => ivus('report', '--check', session, each.object('sr'));
  expect(await check()).toEqual({
    code: 0,
    out: `${each.object('sr')} was made from this session as it is now.`,
    err: '',
  });
  const text = readFileSync(session, 'utf8');
  writeFileSync(session, text.replace('"notes": ""', '"notes": "Seen again."'));
  expect((await check()).out).toContain('or from this one before it was changed.');
  expect((await check()).code).toBe(1);
  const other = await ivus('report', '--check', session, each.run);
  expect([other.code, other.err]).toEqual([1, expect.stringContaining('is not a structured report of this program')]);
  expect((await ivus('report', '--check', session)).code).toBe(2);
  expect((await ivus('report', '--check', each.object('sr'), each.run)).err).toContain(
    'Name the saved session as well',
  );
});
