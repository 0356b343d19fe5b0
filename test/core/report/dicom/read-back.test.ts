import { expect, test } from 'vitest';
import type { Run } from '../../../../core/dicom/run.ts';
import { elementsOf } from '../../../../core/dicom/write/dataset.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { program } from '../../../../core/program.ts';
import { broughtOutline, strangerTo } from '../../../../core/report/dicom/read/brought.ts';
import type { StructuredReport } from '../../../../core/report/dicom/read/structured-report.ts';
import { toldOf } from '../../../../core/report/dicom/read/told.ts';
import { reportSr } from '../../../../core/report/dicom/report-sr.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { ellipse, outline, run as record, sessionWith } from '../../session/fixture.ts';
import { made } from '../made.ts';
import { bytesWith, code, container, image, readOf, reportIn, shape, text } from './another-makers-report.ts';

/** The run of the fixture as it is open. */
const RUN = {
  file: 'pullback.dcm',
  identity: { sopInstanceUid: record.sopInstanceUid, patientId: '4711', patientName: 'Example', patientBirthDate: '' },
  pixels: { kind: 'native' },
  image: { columns: 500, rows: 500, frames: 100 },
} as unknown as Run;

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

/** What comes of a report in a session, and what is said of it. */
function bring(report: StructuredReport, session: Session, runs: readonly Run[] = [RUN]) {
  const outlines: Outline[] = [];
  const brought = report.regions.map((region) => {
    const one = broughtOutline(region, report, session, runs, outlines);
    if ('outline' in one) outlines.push(one.outline);
    return one;
  });
  const after = apply(session, { type: 'addOutlines', outlines, label: 'import outlines' });
  return { outlines, after, told: toldOf(report, brought) };
}

const EMPTY = sessionWith();
const SQUARE: Contour = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];
const around = (points: Contour): Contour => [...points, points[0] ?? [0, 0]];
/** A circle about (250, 250) as another program draws it: straight from point to point. */
const circle = (radius: number, points: number): Contour =>
  Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    return [250 + radius * Math.cos(angle), 250 + radius * Math.sin(angle)];
  });

/** A line of 12,000 pixels goes around nothing in a picture of 500. */
const SAW: Contour = Array.from({ length: 60 }, (_, k) => [100 + 4 * k, k % 2 === 0 ? 100 : 300]);

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
    '3 outlines from report.dcm (frames 8, 31, 100): check them, then accept with Y, or all of a run with Alt+Y. Until then they do not count.',
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

test('a polygon and a closed polyline of another maker come without a role, with the vein that their code names', async () => {
  const site = { ...text('363698007', 'SCT', ''), ValueType: 'CODE', TextValue: undefined };
  const groups = [
    container('125007', [
      text('112039', 'DCM', 'Cornerstone3DTools@^0.1.0:PlanarFreehandROI'),
      shape('POLYLINE', around(circle(80, 90))),
      { ...site, ConceptCodeSequence: code('63507001', 'SCT') },
      text('121106', 'DCM', 'Lesion; not our word'),
    ]),
    container('125007', [text('112039', 'DCM', 'Lumen at the stent'), shape('POLYGON', SQUARE)]),
  ];
  const { outlines } = bring(await reportIn(bytesWith(groups)), EMPTY);
  expect(outlines.map(({ name, role, segment, frame }) => [name, role, segment, frame])).toEqual([
    ['Outline 1', 'unknown', 'EIV', 7],
    ['Lumen at the stent', 'unknown', 'unknown', 7],
  ]);
  const [round, square] = outlines.map((one) => readOutline(one, record).readings);
  // 0.1 mm a pixel: a circle 16 mm across, and a square of 10 mm, each followed within a pixel.
  expect(Math.abs((round?.area ?? 0) - Math.PI * 64)).toBeLessThan(2);
  expect(Math.abs((round?.min ?? 0) - 16)).toBeLessThan(0.1);
  expect(Math.abs((square?.area ?? 0) - 100)).toBeLessThan(2);
  expect(Math.max(...outlines.map(({ knots }) => knots.length))).toBeLessThanOrEqual(96);
});

test('the same line beside its numbers and again below one of them is one outline; chords are not missed', async () => {
  const number = (child: object) => ({ RelationshipType: 'CONTAINS', ValueType: 'NUM', ContentSequence: [child] });
  const [line, chord] = [shape('POLYLINE', around(SQUARE)), shape('POLYLINE', SQUARE.slice(0, 2))];
  const report = await reportIn(bytesWith([container('125007', [line, number(line), number(chord)])]));
  expect([report.regions.length, report.leftOut]).toEqual([1, []]);
});

test.each([
  ['a circle', shape('CIRCLE', SQUARE.slice(0, 2)), 'drawn as circle and not as a closed line'],
  ['an open line', shape('POLYLINE', SQUARE), 'drawn as a line that is not closed'],
  ['two points', shape('POLYGON', around(SQUARE.slice(0, 2))), 'with fewer than three points'],
  ['half a point', { ...shape('POLYGON', SQUARE), GraphicData: [1, 2, 3] }, 'with unreadable coordinates'],
  [
    'no number',
    { ...shape('POLYGON', SQUARE), GraphicData: [1, 2, Number.NaN, 3, 4, 4] },
    'with unreadable coordinates',
  ],
  ['no picture', shape('POLYGON', SQUARE, []), 'without a picture that they lie on'],
  ['no frame', shape('POLYGON', SQUARE, [image({})]), 'without a frame number'],
  ['two frames', shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: [1, 2] })]), 'on several frames at once'],
  [
    'a frame beyond',
    shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: 101 })]),
    'on a frame that pullback.dcm does not have',
  ],
  [
    'frame 0',
    shape('POLYGON', SQUARE, [image({ ReferencedFrameNumber: 0 })]),
    'on a frame that pullback.dcm does not have',
  ],
  ['outside', shape('POLYGON', circle(400, 9)), 'outside their picture'],
  ['a saw of 30 teeth', shape('POLYGON', SAW), 'too jagged to be followed within a pixel'],
  ['3D', { ...shape('POLYGON', SQUARE), ValueType: 'SCOORD3D' }, 'given in the patient’s space and not in a picture'],
])('%s is left out, and one sentence says why', async (_, item, why) => {
  const { outlines, told } = bring(await reportIn(bytesWith([container('125007', [item])])), EMPTY);
  expect([outlines, told]).toEqual([[], [`report.dcm: left out 1 shape ${why}.`]]);
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
