import { expect, test } from 'vitest';
import { saidTo } from '../../core/plan/asked.ts';
import { requestFormOf } from '../../samples/phantom/request-form.ts';
import { pictureDigest, studyDigest } from '../../samples/phantom/study.ts';
import { studies } from '../core/practice/perfect.ts';
import { classic } from './small-study.ts';

/** How a history says what the findings say: the words it must have for a value, which no history of another value has. */
const SAID = {
  side: { left: /\bleft (leg|calf|ankle)\b/, right: /\bright leg\b/ },
  wholeLegSwelling: {
    yes: /to the groin|whole (left )?leg swollen|calf and thigh swollen/,
    no: /left (ankle and )?calf swollen|normal in between/,
  },
  cfvWaveform: { phasic: /phasic flow|flow in the groin (is|was) phasic/, 'flat-non-phasic': /groin is flat/ },
  pelvicImaging: {
    ctv: /CT venography: |Contrast CT with a venous phase: /,
    mrv: /MR venography: /,
    'not-done': /No CT venography\.|pelvic veins have not been imaged/,
  },
  'mass.present': { yes: /lymph nodes .* press on/ },
} as const;

const INSTEAD = {
  duplexExtent: /[Dd]uplex.* from (the )?common femoral (vein )?to (the )?calf veins/,
  qualityOfLife: /give up|can no longer|cannot|has stopped/,
};

test.each(studies)(
  '$of.id: the history says what the findings say, in a form of words that no other answer has',
  ({ of }) => {
    for (const [path, words] of Object.entries(SAID)) {
      const right = saidTo(of.findings, path as keyof typeof SAID);
      for (const [value, pattern] of Object.entries(words))
        expect([path, value, pattern.test(of.history)]).toEqual([path, value, value === right]);
    }
    for (const pattern of Object.values(INSTEAD)) expect(of.history).toMatch(pattern);
    expect([of.findings.duplexExtent, of.findings.qualityOfLife]).toEqual(['cfv-to-calf', 'significantly-affected']);
    expect(/no thrombosis|no fresh thrombosis|read as clear/.test(of.history)).toBe(true);
    expect(of.findings.pelvicThrombus === 'no').toBe(/no thrombus/.test(of.history));
  },
);

test.each(studies)(
  '$of.id: the form leaves to the trainee what is to be judged, and says nothing unknown',
  ({ of }) => {
    const { findings } = requestFormOf(of);
    for (const path of of.toJudge) expect(findings).not.toHaveProperty(path);
    expect(Object.values(findings)).not.toContain('unknown');
    const left = Object.keys(of.findings).filter((path) => !(path in findings));
    expect(left.filter((path) => of.findings[path as keyof typeof of.findings] !== 'unknown').toSorted()).toEqual(
      of.toJudge.toSorted(),
    );
  },
);

test.each(studies)(
  '$of.id: the lesion ends where the shortest diameter reaches 90 % of the reference, to half a millimetre',
  ({ of, truth }) => {
    const limit = 0.9 * (truth.measures.rvdMm ?? 0);
    const narrow = truth.frames.filter(({ minMm }) => minMm < limit).map(({ positionMm }) => positionMm ?? Number.NaN);
    const inside = narrow.filter((mm) => mm > of.lesion.startMm - 0.5 && mm < of.lesion.endMm + 0.5);
    const beside = narrow.filter((mm) => mm > of.lesion.startMm - 5 && mm < of.lesion.endMm + 5);
    expect(beside).toEqual(inside);
  },
);

test('a mended text makes another truth of the same pictures; another vein makes other pictures', () => {
  const told = { ...classic, history: 'Another history.', findings: { ...classic.findings, priorVte: 'yes' as const } };
  expect([pictureDigest(told) === pictureDigest(classic), studyDigest(told) === studyDigest(classic)]).toEqual([
    true,
    false,
  ]);
  expect(pictureDigest({ ...classic, wire: null })).not.toBe(pictureDigest(classic));
  expect(pictureDigest({ ...classic, findings: { ...classic.findings, side: 'right' } })).not.toBe(
    pictureDigest(classic),
  );
});
