import type { Findings } from './case.ts';

type PathsOf<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends object ? `${K}.${keyof NonNullable<T[K]> & string}` : K;
}[keyof T & string];

/** Where an answer stands in the findings: "dvt", "mass.present". */
type FindingPath = PathsOf<Findings>;

/** The pathway's steps in the order in which they are asked. */
export const STEPS = [
  { id: 'swelling', title: 'Swelling and side' },
  { id: 'dvt', title: 'Deep vein thrombosis' },
  { id: 'causes', title: 'Other causes of oedema' },
  { id: 'pelvis', title: 'Pelvic imaging' },
  { id: 'mass', title: 'Iliac mass' },
  { id: 'imaging', title: 'IVUS and venography' },
  { id: 'behaviour', title: 'Behaviour of the lesion' },
  { id: 'symptoms', title: 'Symptoms and history' },
] as const;

export type StepId = (typeof STEPS)[number]['id'];

/** One possible answer: its value in the plan case and its label on the screen. */
interface AnswerOption {
  readonly value: string;
  readonly label: string;
}

/** One question of the pathway. Without options it takes free text. The last option is where every question starts. */
export interface Question {
  readonly path: FindingPath;
  readonly step: StepId;
  readonly text: string;
  readonly options: readonly AnswerOption[];
  /** The rules that use the answer. */
  readonly rules: readonly string[];
  /** Whether it is asked, given the answers so far and whether the lesion's states disagree about the verdict; absent = always. */
  readonly askWhen?: (findings: Findings, verdictFlips: boolean) => boolean;
}

const options = (labels: Readonly<Record<string, string>>): readonly AnswerOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const YES_NO = options({ yes: 'Yes', no: 'No', unknown: 'Unknown' });
const RECORDED = options({ recorded: 'Recorded', 'not-recorded': 'Not recorded', unknown: 'Unknown' });
const EXCLUDED = options({ excluded: 'Excluded', present: 'Present', unknown: 'Unknown' });

const massPresent = ({ mass }: Findings): boolean => mass?.present === 'yes';
const massDecides = (findings: Findings): boolean =>
  massPresent(findings) && findings.mass?.compressionCause === 'mass';

/** Every question behind the findings of a plan case, in the order of the pathway. */
export const QUESTIONS: readonly Question[] = [
  {
    path: 'side',
    step: 'swelling',
    text: 'Which leg is swollen?',
    options: options({ left: 'Left', right: 'Right', bilateral: 'Both', unknown: 'Unknown' }),
    rules: ['S10'],
  },
  {
    path: 'oedema',
    step: 'swelling',
    text: 'How is the oedema distributed?',
    options: options({
      asymmetric: 'One leg, or clearly one-sided',
      'bilateral-asymmetric': 'Both legs, asymmetric',
      'bilateral-symmetric': 'Both legs, symmetric',
      none: 'No oedema',
      unknown: 'Unknown',
    }),
    rules: ['S24', 'S38'],
  },
  {
    path: 'wholeLegSwelling',
    step: 'swelling',
    text: 'Is the whole leg persistently swollen?',
    options: YES_NO,
    rules: ['S03', 'S41'],
  },
  {
    path: 'dvt',
    step: 'dvt',
    text: 'Acute deep vein thrombosis of the leg on compression ultrasound?',
    options: options({ excluded: 'Excluded', acute: 'Acute DVT', unknown: 'Unknown' }),
    rules: ['S01', 'S05', 'S06', 'S07', 'S08'],
  },
  {
    path: 'duplexExtent',
    step: 'dvt',
    text: 'How much of the leg did the duplex cover?',
    options: options({
      'cfv-to-calf': 'Common femoral vein to calf',
      partial: 'Only part of it',
      'not-done': 'Not done',
      unknown: 'Unknown',
    }),
    rules: ['S02'],
  },
  {
    path: 'cfvWaveform',
    step: 'dvt',
    text: 'Doppler waveform of the common femoral vein?',
    options: options({ phasic: 'Phasic', 'flat-non-phasic': 'Flat, non-phasic', unknown: 'Unknown' }),
    rules: ['S04'],
  },
  cause('heartFailure', 'Heart failure?'),
  cause('renalDisease', 'Renal disease?'),
  cause('liverDisease', 'Liver disease?'),
  cause('hypoproteinaemia', 'Hypoproteinaemia?'),
  cause('medications', 'Medication that causes oedema?'),
  cause('primaryLymphoedema', 'Primary lymphoedema?'),
  {
    path: 'pelvicImaging',
    step: 'pelvis',
    text: 'CT or MR venography of the iliac and pelvic veins? (Required when the waveform is flat or the whole leg stays swollen.)',
    options: options({ ctv: 'CT venography', mrv: 'MR venography', 'not-done': 'Not done', unknown: 'Unknown' }),
    rules: ['S03', 'S04', 'S41'],
  },
  {
    path: 'pelvicThrombus',
    step: 'pelvis',
    text: 'Did pelvic imaging show thrombus?',
    options: options({ no: 'No thrombus', yes: 'Thrombus', unknown: 'Unknown' }),
    rules: ['S01', 'S03', 'S04', 'S41'],
    askWhen: ({ pelvicImaging }) => pelvicImaging === 'ctv' || pelvicImaging === 'mrv',
  },
  {
    path: 'mass.present',
    step: 'mass',
    text: 'Is there an iliac mass?',
    options: YES_NO,
    rules: ['S18', 'S19', 'S35'],
  },
  {
    path: 'mass.characterisedBy',
    step: 'mass',
    text: 'How was the mass characterised?',
    options: options({
      'contrast-ct': 'Contrast CT',
      'contrast-mri': 'Contrast MRI',
      none: 'Neither',
      unknown: 'Unknown',
    }),
    rules: ['S19', 'S35'],
    askWhen: massPresent,
  },
  {
    path: 'mass.compressionCause',
    step: 'mass',
    text: 'What is compressing the vein?',
    options: options({ arterial: 'The artery', mass: 'The mass', unknown: 'Unknown' }),
    rules: ['S18', 'S35'],
    askWhen: massPresent,
  },
  {
    path: 'mass.kind',
    step: 'mass',
    text: 'What kind of mass?',
    options: options({
      tumour: 'Tumour',
      lymphadenopathy: 'Lymphadenopathy',
      abscess: 'Abscess',
      haematoma: 'Haematoma',
      disc: 'Bulging disc',
      bursitis: 'Iliopsoas bursitis',
      other: 'Other',
      unknown: 'Unknown',
    }),
    rules: ['S20', 'S21', 'S22', 'S37'],
    askWhen: massPresent,
  },
  treatment('resectableNow', 'Can the mass be resected now?', 'S36'),
  treatment('severeSymptoms', 'Are the symptoms of compression severe?', 'S36'),
  treatment('lifeExpectancyPermits', 'Does life expectancy permit a palliative stent?', 'S37'),
  { path: 'venography', step: 'imaging', text: 'Venography of this lesion?', options: RECORDED, rules: ['S13'] },
  { path: 'ivus', step: 'imaging', text: 'IVUS of this lesion?', options: RECORDED, rules: ['S13', 'S16'] },
  {
    path: 'lesionBehaviour',
    step: 'behaviour',
    text: 'Is the lesion fixed, or does it change with breathing or position?',
    options: options({ fixed: 'Fixed', dynamic: 'Dynamic', 'not-assessed': 'Not assessed' }),
    rules: ['S31'],
  },
  {
    path: 'fixedDespiteVariation',
    step: 'behaviour',
    text: 'The verdict differs between the traced states. Why is the lesion still fixed?',
    options: [],
    rules: ['S31'],
    askWhen: ({ lesionBehaviour }, verdictFlips) => verdictFlips && lesionBehaviour === 'fixed',
  },
  {
    path: 'qualityOfLife',
    step: 'symptoms',
    text: 'How much do the symptoms affect quality of life?',
    options: options({
      'significantly-affected': 'Significantly',
      'minimally-affected': 'Minimally',
      'not-affected': 'Not at all',
      unknown: 'Unknown',
    }),
    rules: ['S12', 'S24', 'S25', 'S40'],
  },
  {
    path: 'genitalOedema',
    step: 'symptoms',
    text: 'Scrotal, penile or vulvar oedema?',
    options: YES_NO,
    rules: ['S26'],
  },
  { path: 'postThrombotic', step: 'symptoms', text: 'Is the lesion post-thrombotic?', options: YES_NO, rules: [] },
  {
    path: 'priorVte',
    step: 'symptoms',
    text: 'Previous venous thromboembolism?',
    options: YES_NO,
    rules: ['S32', 'S33'],
  },
];

function cause(name: keyof NonNullable<Findings['otherCauses']>, text: string): Question {
  return { path: `otherCauses.${name}`, step: 'causes', text, options: EXCLUDED, rules: ['S09', 'S24'] };
}

/** What matters only once the mass is judged the cause. */
function treatment(name: keyof NonNullable<Findings['mass']>, text: string, rule: string): Question {
  return { path: `mass.${name}`, step: 'mass', text, options: YES_NO, rules: [rule], askWhen: massDecides };
}
