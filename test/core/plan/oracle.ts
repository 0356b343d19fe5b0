import type { PlanCase } from '../../../core/plan/case.ts';
import { numbers, stateOf, um } from './oracle-numbers.ts';
import { statuses } from './oracle-rules.ts';
import { judgedSizes } from './oracle-sizes.ts';

type Words = Readonly<Record<string, string>>;

const OTHERS = [
  'heartFailure',
  'renalDisease',
  'liverDisease',
  'hypoproteinaemia',
  'medications',
  'primaryLymphoedema',
];

/** The answers of a case with "unknown" put in, and what the contract's steps ask of them. */
function answersOf({ findings }: PlanCase) {
  const { mass, otherCauses, ...own }: Record<string, unknown> = { ...findings };
  const word = (from: unknown, name: string): string => ({ ...(from as Words | undefined) })[name] ?? 'unknown';
  const get = (name: string): string => word(own, name);
  const m = (name: string): string => word(mass, name);
  const cause = (name: string): string => word(otherCauses, name);
  const contrast = ['contrast-ct', 'contrast-mri'].includes(m('characterisedBy'));
  return {
    get,
    m,
    causes: OTHERS.map((name) => [name, cause(name)] as const),
    behaviour: findings?.lesionBehaviour ?? 'not-assessed',
    reason: (findings?.fixedDespiteVariation ?? '').trim(),
    imaged: ['ctv', 'mrv'].includes(get('pelvicImaging')),
    contrast,
    dvt: get('dvt') === 'acute' || get('pelvicThrombus') === 'yes',
    minor: ['minimally-affected', 'not-affected'].includes(get('qualityOfLife')),
    wrongOedema: ['bilateral-symmetric', 'none'].includes(get('oedema')),
    massIsCause: m('present') === 'yes' && contrast && m('compressionCause') === 'mass',
  };
}

export type Answers = ReturnType<typeof answersOf>;
export type Numbers = ReturnType<typeof numbers>;

/** Step 2 of the table of paths. */
function missingStep2({ get, imaged }: Answers): string[] {
  const needed = get('cfvWaveform') === 'flat-non-phasic' || get('wholeLegSwelling') === 'yes';
  const paths: string[] = [];
  for (const name of ['dvt', 'cfvWaveform', 'wholeLegSwelling']) if (get(name) === 'unknown') paths.push(name);
  if (get('duplexExtent') !== 'cfv-to-calf') paths.push('duplexExtent');
  if (needed && !imaged) paths.push('pelvicImaging');
  if (needed && imaged && get('pelvicThrombus') === 'unknown') paths.push('pelvicThrombus');
  return paths.map((name) => `findings.${name}`);
}

/** Step 7 of the table of paths, its rows about findings. */
function missingFindings({ get, m, causes, behaviour, reason, contrast }: Answers, n: Numbers): string[] {
  const paths: string[] = [];
  if (m('present') === 'unknown') paths.push('mass.present');
  if (m('present') === 'yes' && !contrast) paths.push('mass.characterisedBy');
  if (m('present') === 'yes' && m('compressionCause') === 'unknown') paths.push('mass.compressionCause');
  for (const [name, answer] of causes) if (answer === 'unknown') paths.push(`otherCauses.${name}`);
  for (const name of ['oedema', 'qualityOfLife', 'postThrombotic']) if (get(name) === 'unknown') paths.push(name);
  for (const name of ['venography', 'ivus']) if (get(name) !== 'recorded') paths.push(name);
  if (behaviour === 'not-assessed') paths.push('lesionBehaviour');
  if (n.flips && behaviour === 'fixed' && reason === '') paths.push('fixedDespiteVariation');
  return paths.map((name) => `findings.${name}`);
}

/** Step 7 of the table of paths, its rows about lumens and the axis. */
function missingElse(planCase: PlanCase, n: Numbers): string[] {
  const paths: string[] = [];
  if (n.lesion === undefined) paths.push('lumens.lesion');
  if (n.valid.length === 0) paths.push('lumens.reference');
  if (n.wider) paths.push('lumens.lesion.narrower');
  if (n.states.length < 2) paths.push('lumens.lesion.state');
  for (const { lumen, i } of [...n.onIvus, ...n.valid]) if (lumen.unit === 'px') paths.push(`lumens[${i}].unit`);
  const axis = planCase.axis ?? {};
  const {
    proximalLandingMm: zp,
    lesionStartMm: z1,
    lesionEndMm: z2,
    straightEivStartMm: s1,
    straightEivEndMm: s2,
  } = axis;
  if ((axis.method ?? 'unknown') === 'unknown') paths.push('axis.method');
  if (zp === undefined || um(zp) < 0) paths.push('axis.proximalLandingMm');
  if (z1 === undefined || (zp !== undefined && um(zp) > um(z1))) paths.push('axis.lesionStartMm');
  if (z2 === undefined || (z1 !== undefined && um(z1) >= um(z2))) paths.push('axis.lesionEndMm');
  if (s1 === undefined) paths.push('axis.straightEivStartMm');
  if (s2 === undefined || (s1 !== undefined && um(s1) >= um(s2))) paths.push('axis.straightEivEndMm');
  return paths;
}

/** The warnings that need no device. */
function warnings({ get, m }: Answers, n: Numbers): string[] {
  const { lesion: own, valid } = n;
  const list: string[] = [];
  if (get('oedema') === 'bilateral-asymmetric') list.push('W-BILATERAL');
  if (get('side') === 'right') list.push('W-RIGHT-SIDE');
  if (valid.some(({ r }) => 100 * um(r.min) < 80 * um(r.max))) list.push('W-REFERENCE-OVAL');
  if (own?.r.nonconvex || valid.some(({ r }) => r.nonconvex)) list.push('W-NONCONVEX');
  if (n.verdict !== undefined && own && n.above(own.r.minCaliper) !== n.verdict) list.push('W-METRIC-FLIP');
  if (n.verdict !== undefined && own && n.refArea !== undefined) {
    const areaStenosis = 100 * (1 - own.r.area / n.refArea);
    if (n.verdict ? areaStenosis <= 50 : areaStenosis > 50) list.push('W-AREA-DISAGREES');
  }
  if (n.wider) list.push('W-LESION-WIDER');
  const alike = n.onIvus.filter(
    ({ lumen }) => own && stateOf(lumen) === stateOf(own.lumen) && lumen.unit === own.lumen.unit,
  );
  if (own && alike.some(({ r }) => um(r.min) < um(own.r.min))) list.push('W-NOT-TIGHTEST');
  if (n.measured.some(({ lumen: l }) => l.role === 'reference' && l.segment === 'CIV')) list.push('W-CIV-REFERENCE');
  const states = own ? valid.map(({ lumen }) => [stateOf(own.lumen), stateOf(lumen)]) : [];
  if (states.some(([a, b]) => a !== b && a !== 'unspecified' && b !== 'unspecified')) list.push('W-STATE-MISMATCH');
  if (n.flips) list.push('W-STATES-FLIP');
  if (m('present') === 'yes' && m('compressionCause') === 'arterial') list.push('W-MASS-COEXISTS');
  return list;
}

/** "Order of the headline", with the list of what is missing in the step that blocks. */
function headline(planCase: PlanCase, a: Answers, n: Numbers): readonly [outcome: string, missing: string[]] {
  if (a.dvt) return ['DIVERT_DVT', []];
  const step2 = missingStep2(a);
  if (step2.length > 0) return ['BLOCKED', step2];
  if (a.massIsCause) return ['DIVERT_MASS', []];
  if (a.get('postThrombotic') === 'yes') return ['OUT_OF_SCOPE', []];
  const present = a.causes.some(([, answer]) => answer === 'present');
  if (present || a.wrongOedema || a.minor || a.behaviour === 'dynamic') return ['INAPPROPRIATE', []];
  if (n.verdict === false) return ['NOT_CONFIRMED', []];
  const step7 = [...missingFindings(a, n), ...missingElse(planCase, n)];
  if (step7.length > 0) return ['BLOCKED', step7];
  const fits = judgedSizes(planCase, n.rvd ?? 0).some(({ against }) => against.length === 0);
  return [fits ? 'APPROPRIATE' : 'NO_DEVICE', []];
}

/** The outcome, what is missing, the warnings and the status of every rule, as the contract's tables have them. */
export function oracle(planCase: PlanCase) {
  const a = answersOf(planCase);
  const n = numbers(planCase);
  const [outcome, missing] = headline(planCase, a, n);
  const sized = outcome === 'APPROPRIATE' || outcome === 'NO_DEVICE';
  const sizes = sized ? judgedSizes(planCase, n.rvd ?? 0) : [];
  const step2Passed = missingStep2(a).length === 0;
  return {
    outcome,
    missing: missing.sort(),
    warnings: warnings(a, n),
    rules: statuses({ a, n, outcome, step2Passed, sizes }),
    sizes,
    variation: n.variation,
    flips: n.flips,
    diameterStenosis: n.stenosis,
  };
}
