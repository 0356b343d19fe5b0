import * as z from 'zod';

/** What the operator may answer, per finding; `unknown` (for the lesion's behaviour `not-assessed`) stands for "not said". */
export const FINDING_CHOICES = {
  side: ['left', 'right', 'bilateral', 'unknown'],
  dvt: ['excluded', 'acute', 'unknown'],
  duplexExtent: ['cfv-to-calf', 'partial', 'not-done', 'unknown'],
  cfvWaveform: ['phasic', 'flat-non-phasic', 'unknown'],
  wholeLegSwelling: ['yes', 'no', 'unknown'],
  pelvicImaging: ['ctv', 'mrv', 'not-done', 'unknown'],
  pelvicThrombus: ['no', 'yes', 'unknown'],
  oedema: ['asymmetric', 'bilateral-symmetric', 'bilateral-asymmetric', 'none', 'unknown'],
  qualityOfLife: ['significantly-affected', 'minimally-affected', 'not-affected', 'unknown'],
  genitalOedema: ['yes', 'no', 'unknown'],
  postThrombotic: ['yes', 'no', 'unknown'],
  priorVte: ['yes', 'no', 'unknown'],
  venography: ['recorded', 'not-recorded', 'unknown'],
  ivus: ['recorded', 'not-recorded', 'unknown'],
  lesionBehaviour: ['fixed', 'dynamic', 'not-assessed'],
} as const;

/** What the operator may answer about a mass. */
export const MASS_CHOICES = {
  present: ['yes', 'no', 'unknown'],
  characterisedBy: ['contrast-ct', 'contrast-mri', 'none', 'unknown'],
  compressionCause: ['arterial', 'mass', 'unknown'],
  kind: ['tumour', 'lymphadenopathy', 'abscess', 'haematoma', 'disc', 'bursitis', 'other', 'unknown'],
  resectableNow: ['yes', 'no', 'unknown'],
  severeSymptoms: ['yes', 'no', 'unknown'],
  lifeExpectancyPermits: ['yes', 'no', 'unknown'],
} as const;

/** The six other causes of a swollen leg that S09 wants excluded, in its order. */
export const OTHER_CAUSES = [
  'heartFailure',
  'renalDisease',
  'liverDisease',
  'hypoproteinaemia',
  'medications',
  'primaryLymphoedema',
] as const;

/** What the operator may answer about each of the six other causes. */
export const OTHER_CAUSE_CHOICES = ['excluded', 'present', 'unknown'] as const;

type ChoicesOf<Lists extends Readonly<Record<string, readonly string[]>>> = {
  readonly [Name in keyof Lists]: Lists[Name][number];
};

/** All findings with every answer given, "unknown" included; made by completeFindings. */
export interface CompleteFindings extends ChoicesOf<typeof FINDING_CHOICES> {
  readonly otherCauses: Readonly<Record<(typeof OTHER_CAUSES)[number], (typeof OTHER_CAUSE_CHOICES)[number]>>;
  readonly mass: ChoicesOf<typeof MASS_CHOICES>;
  /** Why a lesion whose verdict changes between its states is called fixed; '' when nobody said. */
  readonly fixedDespiteVariation: string;
}

const otherCause = z.enum(OTHER_CAUSE_CHOICES).optional();

/** The `findings` of a plan case: every one may be left out (PLAN_CASE "Input"); unknown keys are refused. */
export const findingsSchema = z.strictObject({
  side: z.enum(FINDING_CHOICES.side).optional(),
  dvt: z.enum(FINDING_CHOICES.dvt).optional(),
  duplexExtent: z.enum(FINDING_CHOICES.duplexExtent).optional(),
  cfvWaveform: z.enum(FINDING_CHOICES.cfvWaveform).optional(),
  wholeLegSwelling: z.enum(FINDING_CHOICES.wholeLegSwelling).optional(),
  pelvicImaging: z.enum(FINDING_CHOICES.pelvicImaging).optional(),
  pelvicThrombus: z.enum(FINDING_CHOICES.pelvicThrombus).optional(),
  otherCauses: z
    .strictObject({
      heartFailure: otherCause,
      renalDisease: otherCause,
      liverDisease: otherCause,
      hypoproteinaemia: otherCause,
      medications: otherCause,
      primaryLymphoedema: otherCause,
    })
    .optional(),
  mass: z
    .strictObject({
      present: z.enum(MASS_CHOICES.present).optional(),
      characterisedBy: z.enum(MASS_CHOICES.characterisedBy).optional(),
      compressionCause: z.enum(MASS_CHOICES.compressionCause).optional(),
      kind: z.enum(MASS_CHOICES.kind).optional(),
      resectableNow: z.enum(MASS_CHOICES.resectableNow).optional(),
      severeSymptoms: z.enum(MASS_CHOICES.severeSymptoms).optional(),
      lifeExpectancyPermits: z.enum(MASS_CHOICES.lifeExpectancyPermits).optional(),
    })
    .optional(),
  oedema: z.enum(FINDING_CHOICES.oedema).optional(),
  qualityOfLife: z.enum(FINDING_CHOICES.qualityOfLife).optional(),
  genitalOedema: z.enum(FINDING_CHOICES.genitalOedema).optional(),
  postThrombotic: z.enum(FINDING_CHOICES.postThrombotic).optional(),
  priorVte: z.enum(FINDING_CHOICES.priorVte).optional(),
  venography: z.enum(FINDING_CHOICES.venography).optional(),
  ivus: z.enum(FINDING_CHOICES.ivus).optional(),
  lesionBehaviour: z.enum(FINDING_CHOICES.lesionBehaviour).optional(),
  fixedDespiteVariation: z.string().optional(),
});

/** The findings as the operator gave them: what was not said is left out. */
export type Findings = z.infer<typeof findingsSchema>;

const NOTHING_SAID: CompleteFindings = {
  side: 'unknown',
  dvt: 'unknown',
  duplexExtent: 'unknown',
  cfvWaveform: 'unknown',
  wholeLegSwelling: 'unknown',
  pelvicImaging: 'unknown',
  pelvicThrombus: 'unknown',
  otherCauses: {
    heartFailure: 'unknown',
    renalDisease: 'unknown',
    liverDisease: 'unknown',
    hypoproteinaemia: 'unknown',
    medications: 'unknown',
    primaryLymphoedema: 'unknown',
  },
  mass: {
    present: 'unknown',
    characterisedBy: 'unknown',
    compressionCause: 'unknown',
    kind: 'unknown',
    resectableNow: 'unknown',
    severeSymptoms: 'unknown',
    lifeExpectancyPermits: 'unknown',
  },
  oedema: 'unknown',
  qualityOfLife: 'unknown',
  genitalOedema: 'unknown',
  postThrombotic: 'unknown',
  priorVte: 'unknown',
  venography: 'unknown',
  ivus: 'unknown',
  lesionBehaviour: 'not-assessed',
  fixedDespiteVariation: '',
};

/** The findings with "unknown" ("not-assessed", '') put in for everything that was not said. */
export function completeFindings(findings: Findings): CompleteFindings {
  return {
    ...NOTHING_SAID,
    ...said(findings),
    otherCauses: { ...NOTHING_SAID.otherCauses, ...said(findings.otherCauses ?? {}) },
    mass: { ...NOTHING_SAID.mass, ...said(findings.mass ?? {}) },
  };
}

type Said<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function said<T extends object>(answers: T): Said<T> {
  if (!Object.values(answers).includes(undefined)) return answers as Said<T>;
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as Said<T>;
}
