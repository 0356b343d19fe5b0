import type { Answers, Numbers } from './oracle.ts';

interface Context {
  readonly a: Answers;
  readonly n: Numbers;
  readonly outcome: string;
  readonly step2Passed: boolean;
  readonly sizes: readonly { readonly against: readonly string[] }[];
}

type Status = (context: Context) => string;

const NA = 'not-applicable';
const tell = (holds: boolean): string => (holds ? 'information' : NA);
const lookUp = (words: Readonly<Record<string, string>>, answer: string): string => words[answer] ?? 'unknown';
const has = (c: Context, reason: string) => c.sizes.filter(({ against }) => !against.includes(reason));
const malignant = ({ a }: Context): boolean => ['tumour', 'lymphadenopathy'].includes(a.m('kind'));
const ofMass = ({ a }: Context, status: string): string => lookUp({ no: NA, yes: status }, a.m('present'));

const pelvis: Status = ({ a }) => {
  if (a.get('pelvicImaging') === 'not-done') return 'not-met';
  return a.imaged && a.get('pelvicThrombus') !== 'unknown' ? 'met' : 'unknown';
};
const s01: Status = ({ a }) => (a.dvt ? 'not-met' : lookUp({ excluded: 'met' }, a.get('dvt')));
const s03: Status = (c) => lookUp({ no: NA, yes: pelvis(c) }, c.a.get('wholeLegSwelling'));
const s05: Status = (c) => tell(s01(c) === 'not-met');
const s09: Status = ({ a }) => {
  if (a.causes.some(([, answer]) => answer === 'present')) return 'not-met';
  return a.causes.every(([, answer]) => answer === 'excluded') ? 'met' : 'unknown';
};
const s15: Status = ({ n }) => (n.verdict === undefined ? 'unknown' : n.verdict ? 'met' : 'not-met');
const s25: Status = ({ a }) =>
  a.minor ? 'not-met' : lookUp({ 'significantly-affected': 'met' }, a.get('qualityOfLife'));
const s30: Status = (c) => {
  if (!['APPROPRIATE', 'NO_DEVICE'].includes(c.outcome)) return NA;
  return has(c, 'S30').length > 0 ? 'met' : 'not-met';
};
const s28: Status = (c) => {
  if (s30(c) !== 'met') return NA;
  return has(c, 'S30').some(({ against }) => !against.includes('S28')) ? 'met' : 'not-met';
};
const s29: Status = (c) => {
  if (s28(c) !== 'met') return NA;
  const long = has(c, 'S30').filter(({ against }) => !against.includes('S28'));
  return long.some(({ against }) => !against.includes('S29')) ? 'met' : 'not-met';
};
const s32: Status = ({ a, outcome }) => {
  if (outcome !== 'APPROPRIATE' || a.get('priorVte') === 'yes') return NA;
  return a.get('priorVte') === 'no' ? 'information' : 'unknown';
};
const s35: Status = ({ a }) => {
  if (a.m('present') === 'no' || (a.m('present') === 'yes' && a.m('compressionCause') === 'arterial')) return NA;
  return a.massIsCause ? 'met' : 'unknown';
};

const TABLE: Readonly<Record<string, Status>> = {
  S01: s01,
  S02: ({ a }) => lookUp({ 'cfv-to-calf': 'met', partial: 'not-met', 'not-done': 'not-met' }, a.get('duplexExtent')),
  S03: s03,
  S04: (c) => lookUp({ phasic: NA, 'flat-non-phasic': pelvis(c) }, c.a.get('cfvWaveform')),
  S05: s05,
  S06: s05,
  S07: s05,
  S08: (c) => (s01(c) === 'not-met' ? 'not-met' : c.step2Passed ? 'met' : 'unknown'),
  S09: s09,
  S10: ({ a }) => lookUp({ left: 'information', right: NA, bilateral: NA }, a.get('side')),
  S11: ({ n: { primary } }) =>
    primary === undefined ? 'unknown' : primary.lumen.modality === 'IVUS' ? 'met' : 'not-met',
  S12: (c) => (c.n.measured.some(({ lumen }) => lumen.role === 'lesion' && lumen.modality === 'CT') ? s25(c) : NA),
  S13: ({ a }) => {
    const both = [a.get('venography'), a.get('ivus')];
    return both.includes('not-recorded') ? 'not-met' : both.includes('unknown') ? 'unknown' : 'met';
  },
  S14: () => 'information',
  S15: s15,
  S16: ({ a }) => lookUp({ recorded: 'met', 'not-recorded': 'not-met' }, a.get('ivus')),
  S17: ({ n }) => {
    const offered = n.measured.some(({ lumen }) => lumen.role === 'reference');
    return offered && n.valid.length === 0 ? 'not-met' : n.lesion && n.valid.length > 0 ? 'met' : 'unknown';
  },
  S18: (c) => ofMass(c, c.a.m('compressionCause') === 'unknown' ? 'unknown' : 'met'),
  S19: (c) => ofMass(c, c.a.m('characterisedBy') === 'none' ? 'not-met' : c.a.contrast ? 'met' : 'unknown'),
  S20: (c) => tell(c.a.m('present') === 'yes' && malignant(c)),
  S21: ({ a }) => tell(a.m('present') === 'yes' && a.m('kind') === 'disc'),
  S22: ({ a }) => tell(a.m('present') === 'yes' && a.m('kind') === 'bursitis'),
  S23: s15,
  S24: (c) => {
    if (c.a.wrongOedema || c.a.minor || s09(c) === 'not-met') return 'not-met';
    const asymmetric = ['asymmetric', 'bilateral-asymmetric'].includes(c.a.get('oedema'));
    return asymmetric && s25(c) === 'met' && s09(c) === 'met' ? 'met' : 'unknown';
  },
  S25: s25,
  S26: ({ a }) => lookUp({ no: NA, yes: 'met' }, a.get('genitalOedema')),
  S27: ({ n }) => (n.rvd !== undefined && n.unit === 'mm' ? 'met' : 'unknown'),
  S28: s28,
  S29: s29,
  S30: s30,
  S31: ({ a, n }) => {
    if (a.behaviour === 'dynamic') return 'not-met';
    const explained = !n.flips || a.reason !== '';
    return a.behaviour === 'fixed' && n.states.length >= 2 && explained ? 'met' : 'unknown';
  },
  S32: s32,
  S33: s32,
  S34: ({ outcome }) => tell(outcome === 'APPROPRIATE'),
  S35: s35,
  S36: (c) => {
    const [resectable, severe] = [c.a.m('resectableNow'), c.a.m('severeSymptoms')];
    if (s35(c) !== 'met') return NA;
    if (resectable === 'yes' || severe === 'no') return 'not-met';
    return resectable === 'no' && severe === 'yes' ? 'met' : 'unknown';
  },
  S37: (c) => {
    if (s35(c) !== 'met' || (c.a.m('kind') !== 'unknown' && !malignant(c))) return NA;
    return malignant(c) ? lookUp({ no: 'not-met', yes: 'met' }, c.a.m('lifeExpectancyPermits')) : 'unknown';
  },
  S38: ({ a }) =>
    lookUp(
      { none: NA, 'bilateral-symmetric': 'not-met', asymmetric: 'met', 'bilateral-asymmetric': 'information' },
      a.get('oedema'),
    ),
  S39: s28,
  S40: s25,
  S41: s03,
  S42: () => 'information',
};

/** "Rule statuses": the status of every rule, row by row. */
export function statuses(context: Context): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(TABLE).map(([id, status]) => [id, status(context)]));
}
