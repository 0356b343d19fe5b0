import { expect, test } from 'vitest';
import type { Run } from '../../../../core/dicom/run.ts';
import { elementsOf } from '../../../../core/dicom/write/dataset.ts';
import { program } from '../../../../core/program.ts';
import { strangerTo } from '../../../../core/report/dicom/read/brought.ts';
import { reportSr } from '../../../../core/report/dicom/report-sr.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { ellipse, outline, run as record, sessionWith } from '../../session/fixture.ts';
import { made } from '../made.ts';
import { bytesWith, container, image, readOf, reportIn, shape } from './another-makers-report.ts';
import { bring, circle, EMPTY, RUN, SQUARE } from './brought.ts';

/** The bytes of the report that this program makes of a session. */
function ours(session: Session): Uint8Array {
  const content = made(session);
  const issue = {
    program,
    session: content.provenance.session,
    said: '',
    number: 1,
    issuedAt: content.header.issuedAt,
    patient: elementsOf({ PatientName: 'Example', PatientID: '4711', StudyInstanceUID: '1.2' }),
    study: '1.2',
    institution: '',
    laterality: '',
  } as const;
  const picture = { columns: 500, rows: 500, aspect: 1, pictures: 'grey' } as const;
  const uid = record.sopInstanceUid;
  const referenced = { ...picture, uid, instances: [uid], sopClass: '1.2.840.10008.5.1.4.1.1.3.1', series: '1.1' };
  return reportSr(content, issue, [{ ...referenced, frames: 100 }], null);
}

const TRACED = sessionWith(
  outline({
    id: 'a',
    name: 'Tight spot',
    role: 'lesion',
    state: 'expiration',
    frame: 7,
    primary: true,
    knots: ellipse(17, 4.4, 12),
  }),
  outline({ id: 'b', role: 'reference', segment: 'EIV', frame: 99, normal: true, knots: ellipse(14, 12, 11) }),
  outline({
    id: 'c',
    role: 'other',
    segment: 'CFV',
    frame: 30,
    curve: 'ellipse',
    knots: [
      [310, 250],
      [250, 280.3],
      [190, 250],
      [250, 219.7],
    ],
  }),
);

test('outlines that went out come back with their knots, names, roles, segments and states, and wait', async () => {
  const { outlines, told } = bring(await reportIn(ours(TRACED)), EMPTY);
  expect(told).toEqual([
    '3 outlines from report.dcm (frames 8, 31, 100): go to the first with M, check each, then accept it with Y, or all of a run with Alt+Y. Until then they do not count.',
  ]);
  const byName = (all: readonly Outline[]) => all.toSorted((a, b) => a.name.localeCompare(b.name));
  for (const [index, back] of byName(outlines).entries()) {
    const went = byName(TRACED.outlines)[index];
    const { id: _, knots, ...said } = back;
    const { id: __, knots: drawn, ...meant } = went ?? back;
    expect(said).toEqual({ ...meant, origin: 'imported', accepted: false, normal: null, primary: false });
    expect(knots.length).toBe(drawn.length);
    // Floats of 32 bits have 24 binary digits: at 512 pixels they stand half of 2^-15 apart.
    for (const [k, [x, y]] of knots.entries())
      for (const [value, was] of [
        [x, drawn[k]?.[0]],
        [y, drawn[k]?.[1]],
      ])
        expect(Math.abs((value ?? 0) - (was ?? 1))).toBeLessThanOrEqual(2 ** -16);
  }
});

test('a report opened in the session that it was made from, or a second time, brings nothing', async () => {
  const report = await reportIn(ours(TRACED));
  const known = 'report.dcm: 3 outlines are in this session already.';
  expect(bring(report, TRACED)).toMatchObject({ outlines: [], told: [known] });
  const first = bring(report, EMPTY);
  expect(bring(report, first.after)).toMatchObject({ outlines: [], told: [known] });
  // Also after one of them was moved.
  const [moved] = first.outlines;
  const reshaped = apply(first.after, {
    type: 'reshape',
    id: moved?.id ?? '',
    knots: ellipse(9, 9),
    label: 'move point',
  });
  expect(bring(report, reshaped).outlines).toEqual([]);
  expect(reshaped.outlines[0]).toMatchObject({ origin: 'hand', accepted: true });
});

test('what was brought is no part of the plan until it is accepted, and a saved session keeps it', async () => {
  const { after } = bring(await reportIn(ours(TRACED)), EMPTY);
  const waiting = caseOf(after);
  expect(waiting.outlines).toEqual([]);
  expect(made(after).lumens).toEqual([]);
  const again = readSession(writeSession(after), 'saved.ivus.json');
  expect(again.ok && again.value).toEqual(after);
  const all = apply(after, { type: 'accept', ids: after.outlines.map(({ id }) => id) });
  expect(made(all).lumens.map(({ name, origin }) => [name, origin])).toContainEqual(['Tight spot', 'imported']);
});

test('a run that is not open is named; another person is refused; a report without shapes is none', async () => {
  const report = await reportIn(bytesWith([container('125007', [shape('POLYGON', SQUARE)])], { PatientID: '0815' }));
  expect(bring(report, EMPTY, []).told).toEqual([
    'report.dcm has 1 outline on 1 picture that is not open (SOP Instance UID 1.2.3): open the run first, then report.dcm.',
  ]);
  expect(strangerTo(report, [RUN])).toMatch(/^report\.dcm has another patient ID than pullback\.dcm: .*0815.*4711/);
  expect(strangerTo(await reportIn(ours(TRACED)), [RUN])).toBeNull();
  expect(await readOf(bytesWith([]))).toBeNull();
});

test.each([3, 4, 6, 12, 30])(
  'a regular polygon of %i corners keeps its area within one part in two hundred',
  async (corners) => {
    const report = await reportIn(bytesWith([container('125007', [shape('POLYGON', circle(100, corners))])]));
    const [one] = bring(report, EMPTY).outlines;
    if (one === undefined) throw new Error('an outline');
    // Area of a regular polygon in a circle of 10 mm.
    const area = (corners / 2) * 100 * Math.sin((2 * Math.PI) / corners);
    expect(Math.abs((readOutline(one, record).readings?.area ?? 0) / area - 1)).toBeLessThan(0.005);
  },
);

test('an outline on one of several files of a run comes to the frame of that file', async () => {
  const frames = ['1.5', '1.6', '1.3'].map((sopInstanceUid) => ({ sopInstanceUid }));
  const stack = { ...RUN, pixels: { kind: 'files', frames } } as unknown as Run;
  const report = await reportIn(bytesWith([container('125007', [shape('POLYGON', SQUARE, [image({}, '1.3')])])]));
  expect(bring(report, EMPTY, [stack]).outlines.map(({ run, frame }) => [run, frame])).toEqual([['1.2.3', 2]]);
});
