import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { scoreSession } from '../../../core/practice/score.ts';
import { consensusOf } from '../../../core/practice/teaching/consensus.ts';
import { truthOfReaders } from '../../../core/practice/teaching/teach.ts';
import { readTruth, type Truth } from '../../../core/practice/truth.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { grown, perfect, study } from './perfect.ts';

function circle(radius: number, [x, y]: Point = [0, 0]): Contour {
  return Array.from({ length: 360 }, (_, k) => {
    const angle = (Math.PI * k) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

const words = { id: 'own-run', teachingPoint: 'A run of our own.', trains: ['stenosis' as const] };
const classic = study('classic-left-nivl');
const teacher = perfect(classic);

function made(...sessions: readonly Session[]): Truth {
  const truth = truthOfReaders(
    sessions.map((session, index) => ({ name: `Reader ${index + 1}`, session })),
    words,
  );
  if (!truth.ok) throw new Error(truth.problem);
  const again = readTruth(JSON.stringify(truth.value), 'truth.json');
  if (!again.ok) throw new Error(again.problem);
  expect(again.value).toEqual(truth.value);
  return truth.value;
}

function refusal(...sessions: readonly Session[]): string {
  const truth = truthOfReaders(
    sessions.map((session, index) => ({ name: `Reader ${index + 1}`, session })),
    words,
  );
  return truth.ok ? '' : truth.problem;
}

/** The session with every outline moved outwards. */
function wider(session: Session, mm: number): Session {
  return { ...session, outlines: session.outlines.map((outline) => grown(outline, mm, classic.truth.mmPerPixel)) };
}

function changed(session: Session, id: string, change: Partial<Session['outlines'][number]>): Session {
  return { ...session, outlines: session.outlines.map((each) => (each.id === id ? { ...each, ...change } : each)) };
}

test('circles of 6 and 7 mm radius agree on one of 6.5 mm, and differ everywhere by √½ mm', () => {
  const found = consensusOf([
    { reader: 'A', contour: circle(6, [3, 1]) },
    { reader: 'B', contour: circle(7, [3, 1]) },
  ]);
  if (!found.ok) throw new Error(found.problem);
  const radii = found.value.outline.map(([x, y]) => Math.hypot(x - 3, y - 1));
  expect([Math.min(...radii), Math.max(...radii)]).toEqual([expect.closeTo(6.5, 4), expect.closeTo(6.5, 4)]);
  for (const deviation of found.value.radii ?? [Number.NaN]) expect(deviation).toBeCloseTo(Math.sqrt(0.5), 4);
});

test('circles 1 mm apart agree on one in between; where they lie beside each other they differ by √½ mm, above and below not at all', () => {
  const found = consensusOf([
    { reader: 'A', contour: circle(6, [0, 0]) },
    { reader: 'B', contour: circle(6, [1, 0]) },
  ]);
  if (!found.ok) throw new Error(found.problem);
  const { outline, radii } = found.value;
  expect(outline[0]).toEqual([expect.closeTo(6.5, 4), expect.closeTo(0, 9)]);
  expect([radii?.[0], radii?.[90]]).toEqual([expect.closeTo(Math.sqrt(0.5), 4), expect.closeTo(0, 4)]);
});

test('an outline that turns back on itself has no mean with another one, and its reader is named', () => {
  const hooked: Contour = [
    [0, 0],
    [12, 0],
    [12, 8],
    [6, 8],
    [6, 6],
    [10, 6],
    [10, 2],
    [2, 2],
    [2, 8],
    [0, 8],
  ];
  const found = consensusOf([
    { reader: 'A', contour: circle(6, [6, 4]) },
    { reader: 'B', contour: hooked },
  ]);
  expect(found).toMatchObject({ ok: false, problem: expect.stringMatching(/^B: seen from the centre/) });
});

test('a consensus does not depend on the order of the readers, and moves and grows with their outlines', () => {
  const radius = fc.double({ min: 3, max: 9, noNaN: true });
  const shift = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(radius, radius, shift, fc.double({ min: 0.5, max: 3, noNaN: true }), (one, other, x, factor) => {
      const outlines = [circle(one), circle(other, [x, 0])];
      const agreed = (all: readonly Contour[]) => {
        const found = consensusOf(all.map((contour) => ({ reader: 'A', contour })));
        return found.ok ? found.value.outline : [];
      };
      const plain = agreed(outlines);
      const moved = (contour: Contour): Contour => contour.map(([px, py]) => [20 + factor * px, 5 + factor * py]);
      const expected = moved(plain).map(([px, py]) => [expect.closeTo(px, 6), expect.closeTo(py, 6)]);
      expect(agreed(outlines.map(moved))).toEqual(expected);
      expect(agreed(outlines.toReversed())).toEqual(plain.map((at) => at.map((value) => expect.closeTo(value, 9))));
    }),
    { numRuns: 20 },
  );
});

test('a teacher’s own tracings become a truth against which they are without fault, and it does not name the file', () => {
  const truth = made(teacher);
  expect(truth.measures.diameterStenosisPct).toBeCloseTo((100 * 8.6) / 13, 1);
  expect(truth.expected).toEqual(classic.truth.expected);
  expect(JSON.stringify(truth)).not.toContain('practice-01.dcm');
  const score = scoreSession(teacher, truth);
  if (!score.ok) throw new Error(score.problem);
  expect(score.value.rows.filter(({ band }) => band !== 'good')).toEqual([]);
  // IVUS and venography are proven by the study, the scale is the file's.
  expect(score.value.notScored.map(({ what }) => what)).toEqual(['Given answers, lengths and scale']);
  expect(score.value.rows.filter(({ measure }) => measure === 'finding').length).toBeGreaterThan(15);
});

test('what a teacher puts on the request form is nobody’s merit: all answers but how the lesion behaves, and where the vein is straight', () => {
  const truth = truthOfReaders([{ name: 'Teacher', session: teacher }], { ...words, formGiven: true });
  if (!truth.ok) throw new Error(truth.problem);
  const { lesionBehaviour: _seen, ...told } = teacher.findings;
  const straight = { method: 'marker-catheter', straightEivStartMm: 66, straightEivEndMm: 114 };
  expect(truth.value.given).toEqual({ findings: told, axis: straight });
  const score = scoreSession(teacher, truth.value);
  if (!score.ok) throw new Error(score.problem);
  const asked = score.value.rows.filter(({ measure }) => /finding|straight|behaviour|lesion-end/.test(measure));
  expect(asked.map(({ key }) => key)).toEqual(['study/lesion-end', 'study/behaviour']);
});

test('three readers 0.3 mm inside, on and outside the wall agree on it, with a deviation of 0.6 mm in every diameter', () => {
  const truth = made(wider(teacher, -0.3), teacher, wider(teacher, 0.3));
  const reference = truth.frames.find(({ frame }) => frame === 85);
  expect(reference).toMatchObject({ minMm: expect.closeTo(12.6, 2), maxMm: expect.closeTo(13.4, 2) });
  expect(reference?.spread).toMatchObject({
    readers: 3,
    minMm: expect.closeTo(0.6, 2),
    maxMm: expect.closeTo(0.6, 2),
    meanMm: expect.closeTo(0.6, 2),
  });
  expect(truth.measures.rvdMm).toBeCloseTo(13, 2);
});

test('what differs no more from a consensus than its readers among themselves is acceptable, not off', () => {
  const truth = made(wider(teacher, -0.5), teacher, wider(teacher, 0.5));
  const score = scoreSession(wider(teacher, 0.7), truth);
  if (!score.ok) throw new Error(score.problem);
  // 1.4 mm lies beyond 0.5 mm, but inside 1.96 deviations of 1 mm.
  expect(score.value.rows.find(({ key }) => key === 'reference/outline-mean')).toMatchObject({
    error: expect.closeTo(1.4, 1),
    band: 'acceptable',
    advice: expect.stringMatching(/The readers behind this truth differ just as much from one another\.$/),
  });
});

test('what readers do not agree on stays unknown and is not scored', () => {
  const elsewhere = changed(teacher, 'L1', { frame: 30 });
  const other = { ...elsewhere, findings: { ...teacher.findings, side: 'right' as const }, axis: {} };
  const truth = made(teacher, other);
  expect(truth.lesion).toEqual({ frame: null, inspirationFrame: null });
  expect(truth.measures).toMatchObject({ mldMm: null, rvdMm: expect.closeTo(13, 3), diameterStenosisPct: null });
  expect([truth.planCase.findings?.side, truth.planCase.findings?.dvt, truth.axis, truth.expected]).toEqual([
    undefined,
    'excluded',
    { method: 'marker-catheter' },
    null,
  ]);
  const score = scoreSession(teacher, truth);
  if (!score.ok) throw new Error(score.problem);
  expect(score.value.notScored.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Choice of the lesion frame', 'Diameter stenosis', 'Gate decision', 'Proximal landing']),
  );
  expect(score.value.rows.some(({ key }) => key === 'study/finding/side')).toBe(false);
});

test('sessions that give no truth are refused with one sentence that says why', () => {
  expect(refusal()).toBe('No session was given: a practice study needs at least one.');
  expect(refusal({ ...teacher, outlines: [] })).toMatch(/^Reader 1 has no accepted outline on an IVUS run/);
  expect(
    refusal(
      changed(changed(changed(teacher, 'L1', { accepted: false }), 'L2', { accepted: false }), 'R1', {
        accepted: false,
      }),
    ),
  ).toMatch(/no accepted outline/);
  expect(refusal(teacher, perfect(study('right-sided')))).toMatch(/^Reader 2 measured a different run from Reader 1/);
  const blind = teacher.runs.map((run) => ({ ...run, spacing: { ...run.spacing, regions: null } }));
  expect(refusal({ ...teacher, runs: blind })).toMatch(/^Reader 1 has no scale/);
  const [run] = teacher.runs;
  const [region] = run?.spacing.regions ?? [];
  if (run === undefined || region === undefined) throw new Error('the run has a region');
  const regions = [{ ...region, deltaX: region.deltaX * 1.04, deltaY: region.deltaY * 1.04 }];
  const scaled = { ...teacher, runs: [{ ...run, spacing: { ...run.spacing, regions } }] };
  expect(refusal(teacher, scaled)).toBe(
    'The scales of the readers differ by more than 1 %: agree on the calibration first.',
  );
  const twice = {
    ...teacher,
    outlines: teacher.outlines.flatMap((each) => [each, { ...each, id: `${each.id}b`, primary: false }]),
  };
  expect(refusal(twice)).toBe('Reader 1 has two outlines on frame 25: keep only the correct one.');
  const apart = teacher.outlines.map((each, index) => ({ ...each, frame: index + 100 }));
  expect(refusal(teacher, { ...teacher, outlines: apart })).toMatch(
    /^No frame was traced by more than half of the readers/,
  );
});

test('a teacher who has measured no place along the vein makes a study whose places are unknown', () => {
  const truth = made({ ...teacher, axis: {} });
  expect(truth.axis).toEqual({});
  expect(truth.measures.mldMm).toBeCloseTo(classic.truth.measures.mldMm ?? Number.NaN, 1);
});
