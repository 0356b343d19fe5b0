import { expect, test } from 'vitest';
import type { OperatorLine } from '../../../../core/dicom/scale/calibration-operator.ts';
import type { Contour, Point } from '../../../../core/geometry/point.ts';
import { venogramFacts } from '../../../../core/report/venogram.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { vesselRows } from '../../../../core/session/derived/venogram.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import { labelOf } from '../../../../core/session/document/commands.ts';
import type { RunRecord, Session } from '../../../../core/session/document/document.ts';
import { emptySession } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import { readVessel, sideOf, widthOn } from '../../../../core/session/drawn/vessel-readings.ts';
import { DRAWN_BY_HAND, freeVesselName, type Vessel } from '../../../../core/session/drawn/vessels.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { ellipse, outline, run as pullback } from '../fixture.ts';

/** Marks of a catheter 10 mm and 20 pixels apart: half a millimetre a pixel. */
const markers: OperatorLine = {
  object: 'markers',
  said: '5 intervals of 10 mm',
  frame: 0,
  from: [20, 20],
  via: [],
  to: [120, 20],
  intervals: 5,
  mm: 50,
  overProtected: false,
};
const bare: RunRecord = {
  ...pullback,
  sopInstanceUid: '1.2.4',
  fileName: 'venogram.dcm',
  modality: 'XA',
  frames: 10,
  spacing: spacingFacts({ modality: 'XA' }),
};
const run: RunRecord = { ...bare, operatorScale: markers };

/** Places 20 pixels apart along y from 100 to 300, x given by the place. */
const down = (x: (y: number) => number): Contour =>
  Array.from({ length: 11 }, (_, k): Point => [x(100 + 20 * k), 100 + 20 * k]);

/** A vein 12 mm wide (24 pixels) that narrows to 6 mm half-way, drawn from above downwards. */
const half = (y: number): number => 12 - 6 * Math.exp(-(((y - 200) / 25) ** 2));
const vessel: Vessel = {
  ...DRAWN_BY_HAND,
  id: 'V',
  name: 'Vessel 1',
  run: '1.2.4',
  frame: 9,
  centre: down(() => 256).filter((_, k) => k % 5 === 0),
  left: down((y) => 256 + half(y)),
  right: down((y) => 256 - half(y)),
  reference: [[250, 300]],
};
const session: Session = { ...emptySession('1.2'), runs: [pullback, run], vessels: [vessel] };

test('a vein 12 mm wide that narrows to 6 mm reads 6 mm, 12 mm and 50 % after calibration on a marker catheter', () => {
  const { scale, readings } = readVessel(vessel, run);
  expect([scale.unit, readings?.min.width, readings?.min.along, readings?.reference?.width]).toEqual([
    'mm',
    expect.closeTo(6, 2),
    expect.closeTo(50, 1),
    expect.closeTo(12, 2),
  ]);
  expect([readings?.length, readings?.stenosisPct]).toEqual([expect.closeTo(100, 6), expect.closeTo(50, 1)]);
});

test('without a scale its widths are pixels and its stenosis is the same', () => {
  const { scale, readings } = readVessel(vessel, bare);
  expect([scale.unit, readings?.min.width, readings?.stenosisPct]).toEqual([
    'px',
    expect.closeTo(12, 2),
    expect.closeTo(50, 1),
  ]);
});

test('pixels twice as high as wide: a vein drawn from left to right or downwards measures its true width', () => {
  const tall = { ...bare, spacing: spacingFacts({ modality: 'XA', aspectRatio: [2, 1] }) };
  const straight = (turned: boolean): Vessel => {
    // The left hand is above when going right, and at the right when going down.
    const at = (along: number, off: number): Point => (turned ? [100 - off, 100 + along] : [100 + along, 100 + off]);
    const line = (off: number) => [at(0, off), at(50, off), at(100, off)];
    return { ...vessel, centre: line(0), left: line(-10), right: line(10), reference: [] };
  };
  // 20 columns are 20 pixel widths; 20 rows are 40.
  const widths = [true, false].map((turned) => readVessel(straight(turned), tall).readings?.min.width);
  expect(widths).toEqual([expect.closeTo(20, 6), expect.closeTo(40, 6)]);
});

test('edge points clicked in any order make the same edge', () => {
  const shuffled = {
    ...vessel,
    left: [...vessel.left].reverse(),
    right: [...vessel.right.slice(4), ...vessel.right.slice(0, 4)],
  };
  expect(readVessel(shuffled, run).readings).toEqual(readVessel(vessel, run).readings);
});

test('a place belongs to the edge on its own side, left and right as somebody going along the line sees them', () => {
  // Going down the picture, the left hand is at its right.
  expect([sideOf(vessel, [300, 180]), sideOf(vessel, [200, 180])]).toEqual(['left', 'right']);
  const upwards = { ...vessel, centre: [...vessel.centre].reverse() };
  expect(sideOf(upwards, [300, 180])).toBe('right');
});

test('IVUS with 70 % beside a venogram with 50 %: the venogram is 20 points lower and the plan is the same as without it', () => {
  const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(12, 3.6) });
  const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12, 12) });
  const both = { ...session, outlines: [lesion, reference] };
  expect(vesselRows(both)[0]?.overIvusPoints).toBeCloseTo(-20, 0);
  expect(vesselRows(session)[0]?.overIvusPoints).toBeNull();
  expect(caseOf(both)).toEqual(caseOf({ ...both, vessels: [] }));
});

test('a vessel is drawn, given edges, renamed, deleted, and every step is named and taken back', () => {
  const drawn = { ...vessel, left: [], right: [] };
  let history = historyOf({ ...session, vessels: [] });
  const steps = [
    { type: 'addVessel', vessel: drawn },
    { type: 'changeVessel', id: 'V', change: { left: vessel.left }, label: 'add edge point' },
    { type: 'changeVessel', id: 'V', change: { right: vessel.right }, label: 'add edge point' },
    { type: 'changeVessel', id: 'V', change: { name: 'Left iliac' }, label: 'rename vessel' },
    { type: 'removeVessel', id: 'V' },
  ] as const;
  expect(steps.map(labelOf)).toEqual([
    'draw vessel',
    'add edge point',
    'add edge point',
    'rename vessel',
    'delete vessel',
  ]);
  for (const step of steps) history = perform(history, step);
  expect(history.present.vessels).toEqual([]);
  history = undo(undo(history));
  expect(history.present.vessels).toEqual([vessel]);
  for (let k = 0; k < 3; k += 1) history = undo(history);
  expect(history.present).toEqual({ ...session, vessels: [] });
});

test('a centre line of one point is a bug of the caller', () => {
  expect(() => apply(session, { type: 'addVessel', vessel: { ...vessel, centre: [[1, 1]] } })).toThrow();
});

test('a saved session keeps its vessels and the marks of its calibration; one written before there were any opens', () => {
  const text = writeSession(session);
  expect(readSession(text, 'a.ivus.json')).toEqual({ ok: true, value: session });
  const { vessels: _vessels, ...older } = session;
  const { via: _via, intervals: _intervals, ...line } = markers;
  const before = JSON.stringify({ ...older, runs: [pullback, { ...run, operatorScale: line }] });
  expect(readSession(before, 'a.ivus.json')).toEqual({
    ok: true,
    value: { ...session, vessels: [], runs: [pullback, { ...run, operatorScale: { ...markers, intervals: null } }] },
  });
});

test.each([
  ['twice', [vessel, vessel], /two vessels have the same id/],
  ['on a frame that its run does not have', [{ ...vessel, frame: 10 }], /Vessel 1 is not on a frame/],
  ['on a run that is not listed', [{ ...vessel, run: '9' }], /Vessel 1 is not on a frame/],
])('a file with a vessel %s is damaged', (_, vessels, problem) => {
  const read = readSession(writeSession({ ...session, vessels }), 'a.ivus.json');
  expect(read.ok ? '' : read.problem).toMatch(problem);
});

test('a new vessel takes the first number that is free', () => {
  expect(freeVesselName([vessel, { ...vessel, id: 'W', name: 'Vessel 3' }])).toBe('Vessel 2');
});

test('edges that were found wait for the operator: corrected by hand they still wait, and nothing is said of them until they are accepted', () => {
  const { id, centre, left, right, gaps } = vessel;
  const bare = { ...vessel, left: [], right: [] };
  const steps = [
    { type: 'findEdges', id, found: { centre, left, right, gaps } },
    { type: 'changeVessel', id, change: { left: left.with(0, [269, 100]) }, label: 'move point' },
    { type: 'changeVessel', id, change: { name: 'Iliac' }, label: 'rename vessel' },
    { type: 'acceptVessels', ids: [id] },
  ] as const;
  let now: Session = { ...session, vessels: [bare] };
  const seen = steps.map((step) => {
    now = apply(now, step);
    const [row] = vesselRows(now);
    return [labelOf(step), row?.origin, row?.accepted, venogramFacts(now).map(({ text }) => text)];
  });
  const text = 'min 6.0 mm, reference 12.0 mm, stenosis 50.0 %, edges found automatically, corrected by hand, accepted';
  expect(seen).toEqual([
    ['find edges', 'automatic', false, []],
    ['move point', 'corrected', false, []],
    ['rename vessel', 'corrected', false, []],
    ['accept edges', 'corrected', true, [text]],
  ]);
});

test('beside a vein without accepted edges no difference to IVUS is stated', () => {
  const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(12, 3.6) });
  const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(12, 12) });
  const waiting: Session = {
    ...session,
    outlines: [lesion, reference],
    vessels: [{ ...vessel, origin: 'automatic', accepted: false }],
  };
  expect(vesselRows(waiting)[0]?.overIvusPoints).toBeNull();
  expect(vesselRows(apply(waiting, { type: 'acceptVessels', ids: ['V'] }))[0]?.overIvusPoints).toBeCloseTo(-20, 0);
});

test('where no edge was seen the width is unknown until both edges have a point there', () => {
  const broken: Vessel = {
    ...vessel,
    left: vessel.left.filter(([, y]) => y < 180 || y > 240),
    right: vessel.right.filter(([, y]) => y < 180 || y > 240),
    gaps: [
      [
        [256, 170],
        [256, 250],
      ],
    ],
  };
  const at = (one: Vessel, y: number) => widthOn(readVessel(one, run), (y - 100) / 100)?.width ?? null;
  expect([at(broken, 140), at(broken, 200), at(broken, 280)]).toEqual([
    expect.closeTo(12, 1),
    null,
    expect.closeTo(12, 1),
  ]);
  expect(readVessel(broken, run).drawn.left).toHaveLength(2);
  const oneSide = { ...broken, left: [...broken.left, [262, 200] as const] };
  expect([at(oneSide, 200), readVessel(oneSide, run).drawn.left.length]).toEqual([null, 1]);
  expect(at({ ...oneSide, right: [...broken.right, [250, 200]] }, 200)).toBeCloseTo(6, 1);
});

test('a session from before edges could be found opens with its vessels drawn by hand and accepted', () => {
  const { origin: _origin, accepted: _accepted, gaps: _gaps, ...older } = vessel;
  const opened = readSession(JSON.stringify({ ...session, vessels: [older] }), 'a.ivus.json');
  expect(opened).toEqual({ ok: true, value: session });
});
