import type { Findings } from './case.ts';

type PathsOf<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends object ? `${K}.${keyof NonNullable<T[K]> & string}` : K;
}[keyof T & string];

/** Where an answer stands in the findings: "dvt", "mass.present". */
type FindingPath = PathsOf<Findings>;

/** The sections of the assessment in clinical order: what the patient tells first, what the pictures show last. */
export const SECTIONS = [
  { id: 'history', title: 'History' },
  { id: 'dvt', title: 'Deep vein thrombosis' },
  { id: 'causes', title: 'Other causes of oedema' },
  { id: 'pelvis', title: 'CT or MR, and iliac mass' },
  { id: 'imaging', title: 'Venography and IVUS' },
  { id: 'behaviour', title: 'Behaviour of the lesion' },
] as const;

export type SectionId = (typeof SECTIONS)[number]['id'];

/** One possible answer: its value in the plan case and its label on the screen. */
interface AnswerOption {
  readonly value: string;
  readonly label: string;
}

/** One question of the pathway. Without options it takes free text. The last option is where every question starts. */
export interface Question {
  readonly path: FindingPath;
  readonly section: SectionId;
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

/** Every question behind the findings of a plan case, in clinical order. */
export const QUESTIONS: readonly Question[] = [
  {
    path: 'side',
    section: 'history',
    text: 'Which leg is swollen?',
    options: options({ left: 'Left', right: 'Right', bilateral: 'Both', unknown: 'Unknown' }),
    rules: ['S10'],
  },
  {
    path: 'oedema',
    section: 'history',
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
    section: 'history',
    text: 'Is the whole leg persistently swollen?',
    options: YES_NO,
    rules: ['S03', 'S41'],
  },
  {
    path: 'priorVte',
    section: 'history',
    text: 'Previous venous thromboembolism?',
    options: YES_NO,
    rules: ['S32', 'S33'],
  },
  { path: 'postThrombotic', section: 'history', text: 'Is the lesion post-thrombotic?', options: YES_NO, rules: [] },
  {
    path: 'qualityOfLife',
    section: 'history',
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
    section: 'history',
    text: 'Scrotal, penile or vulvar oedema?',
    options: YES_NO,
    rules: ['S26'],
  },
  {
    path: 'dvt',
    section: 'dvt',
    text: 'Acute deep vein thrombosis of the leg on compression ultrasound?',
    options: options({ excluded: 'Excluded', acute: 'Acute DVT', unknown: 'Unknown' }),
    rules: ['S01', 'S05', 'S06', 'S07', 'S08'],
  },
  {
    path: 'duplexExtent',
    section: 'dvt',
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
    section: 'dvt',
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
    section: 'pelvis',
    text: 'CT or MR venography of the iliac and pelvic veins? (Required when the waveform is flat or the whole leg stays swollen.)',
    options: options({ ctv: 'CT venography', mrv: 'MR venography', 'not-done': 'Not done', unknown: 'Unknown' }),
    rules: ['S03', 'S04', 'S41'],
  },
  {
    path: 'pelvicThrombus',
    section: 'pelvis',
    text: 'Did pelvic imaging show thrombus?',
    options: options({ no: 'No thrombus', yes: 'Thrombus', unknown: 'Unknown' }),
    rules: ['S01', 'S03', 'S04', 'S41'],
    askWhen: ({ pelvicImaging }) => pelvicImaging === 'ctv' || pelvicImaging === 'mrv',
  },
  {
    path: 'mass.present',
    section: 'pelvis',
    text: 'Is there an iliac mass?',
    options: YES_NO,
    rules: ['S18', 'S19', 'S35'],
  },
  {
    path: 'mass.characterisedBy',
    section: 'pelvis',
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
    section: 'pelvis',
    text: 'What is compressing the vein?',
    options: options({ arterial: 'The artery', mass: 'The mass', unknown: 'Unknown' }),
    rules: ['S18', 'S35'],
    askWhen: massPresent,
  },
  {
    path: 'mass.kind',
    section: 'pelvis',
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
  { path: 'venography', section: 'imaging', text: 'Venography of this lesion?', options: RECORDED, rules: ['S13'] },
  { path: 'ivus', section: 'imaging', text: 'IVUS of this lesion?', options: RECORDED, rules: ['S13', 'S16'] },
  {
    path: 'lesionBehaviour',
    section: 'behaviour',
    text: 'Is the lesion fixed, or does it change with breathing or position?',
    options: options({ fixed: 'Fixed', dynamic: 'Dynamic', 'not-assessed': 'Not assessed' }),
    rules: ['S31'],
  },
  {
    path: 'fixedDespiteVariation',
    section: 'behaviour',
    text: 'The verdict differs between the traced states. Why is the lesion still fixed?',
    options: [],
    rules: ['S31'],
    askWhen: ({ lesionBehaviour }, verdictFlips) => verdictFlips && lesionBehaviour === 'fixed',
  },
];

function cause(name: keyof NonNullable<Findings['otherCauses']>, text: string): Question {
  return { path: `otherCauses.${name}`, section: 'causes', text, options: EXCLUDED, rules: ['S09', 'S24'] };
}

/** What matters only once the mass is judged the cause. */
function treatment(name: keyof NonNullable<Findings['mass']>, text: string, rule: string): Question {
  return { path: `mass.${name}`, section: 'pelvis', text, options: YES_NO, rules: [rule], askWhen: massDecides };
}
