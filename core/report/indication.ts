import { OTHER_CAUSES } from '../plan/findings.ts';
import type { Question } from '../plan/questions.ts';
import type { Finding } from './content.ts';
import { capital } from './words.ts';

/** Findings in the words of a report, by question and answer; the six other causes of oedema are summed up instead. */
const PHRASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  side: { left: 'left leg', right: 'right leg', bilateral: 'both legs' },
  oedema: {
    asymmetric: 'asymmetric oedema',
    'bilateral-asymmetric': 'bilateral asymmetric oedema',
    'bilateral-symmetric': 'bilateral symmetric oedema',
    none: 'no oedema',
  },
  wholeLegSwelling: { yes: 'whole leg persistently swollen', no: 'whole leg not persistently swollen' },
  qualityOfLife: {
    'significantly-affected': 'quality of life significantly affected',
    'minimally-affected': 'quality of life minimally affected',
    'not-affected': 'quality of life not affected',
  },
  genitalOedema: { yes: 'genital oedema', no: 'no genital oedema' },
  dvt: { excluded: 'acute DVT excluded', acute: 'acute DVT' },
  duplexExtent: {
    'cfv-to-calf': 'duplex from the common femoral vein to the calf',
    partial: 'duplex of only part of the leg',
    'not-done': 'duplex not done',
  },
  cfvWaveform: {
    phasic: 'phasic common femoral waveform',
    'flat-non-phasic': 'flat, non-phasic common femoral waveform',
  },
  pelvicImaging: { ctv: 'CT venography', mrv: 'MR venography', 'not-done': 'no CT or MR venography' },
  pelvicThrombus: { no: 'no pelvic thrombus', yes: 'pelvic thrombus' },
  'mass.present': { no: 'no iliac mass', yes: 'iliac mass' },
  'mass.characterisedBy': {
    'contrast-ct': 'characterised by contrast CT',
    'contrast-mri': 'characterised by contrast MRI',
    none: 'not characterised by contrast CT or MRI',
  },
  'mass.compressionCause': { arterial: 'vein compressed by the artery', mass: 'vein compressed by the mass' },
  'mass.kind': {
    tumour: 'tumour',
    lymphadenopathy: 'lymphadenopathy',
    abscess: 'abscess',
    haematoma: 'haematoma',
    disc: 'bulging disc',
    bursitis: 'iliopsoas bursitis',
    other: 'mass of another kind',
  },
  'mass.resectableNow': { yes: 'resectable now', no: 'not resectable now' },
  'mass.severeSymptoms': { yes: 'severe symptoms of compression', no: 'no severe symptoms of compression' },
  'mass.lifeExpectancyPermits': {
    yes: 'life expectancy permits a palliative stent',
    no: 'life expectancy does not permit a palliative stent',
  },
  postThrombotic: { yes: 'post-thrombotic lesion', no: 'not post-thrombotic' },
  priorVte: { yes: 'previous venous thromboembolism', no: 'no previous venous thromboembolism' },
  venography: { recorded: 'venography recorded', 'not-recorded': 'venography not recorded' },
  ivus: { recorded: 'IVUS recorded', 'not-recorded': 'IVUS not recorded' },
};

/** Said elsewhere in the report. */
const ELSEWHERE = new Set(['lesionBehaviour', 'fixedDespiteVariation']);

/** An answer in the words of a report; null for one that is unknown, summed up or said elsewhere. */
export function phraseOf(path: string, value: string): string | null {
  return PHRASES[path]?.[value] ?? null;
}

/** Whether a question's answers have no phrase of their own on purpose. */
export function isSummedUp(path: string): boolean {
  return path.startsWith('otherCauses.') || ELSEWHERE.has(path);
}

/** The findings in one sentence: what is known, then what is not. */
export function indicationText(findings: readonly Finding[]): string {
  const known = findings.flatMap(({ phrase }) => phrase ?? []);
  const parts = [...known, ...causes(findings)];
  const first = parts.length === 0 ? 'Nothing is known of the patient’s history' : capital(parts.join(', '));
  const open = findings.filter(({ known: answered }) => !answered).map(({ topic }) => topic);
  return open.length === 0 ? `${first}.` : `${first}. Not known: ${open.join(', ')}.`;
}

/** The six other causes of oedema, summed up. */
function causes(findings: readonly Finding[]): readonly string[] {
  const asked = findings.filter(({ path, known }) => known && path.startsWith('findings.otherCauses.'));
  const present = asked.filter(({ value }) => value === 'present').map(({ topic }) => topic);
  const excluded = asked.filter(({ value }) => value === 'excluded').map(({ topic }) => topic);
  if (excluded.length === OTHER_CAUSES.length) return ['other causes of oedema excluded'];
  return [
    ...present.map((name) => `${name} present`),
    ...(excluded.length === 0 ? [] : [`${excluded.join(', ')} excluded`]),
  ];
}

/** What each question is about, in a few words. */
const TOPICS: Readonly<Record<Question['path'], string>> = {
  side: 'side',
  oedema: 'distribution of the oedema',
  wholeLegSwelling: 'swelling of the whole leg',
  qualityOfLife: 'quality of life',
  genitalOedema: 'genital oedema',
  dvt: 'acute DVT',
  duplexExtent: 'extent of the duplex',
  cfvWaveform: 'common femoral waveform',
  'otherCauses.heartFailure': 'heart failure',
  'otherCauses.renalDisease': 'renal disease',
  'otherCauses.liverDisease': 'liver disease',
  'otherCauses.hypoproteinaemia': 'hypoproteinaemia',
  'otherCauses.medications': 'medication that causes oedema',
  'otherCauses.primaryLymphoedema': 'primary lymphoedema',
  pelvicImaging: 'CT or MR venography',
  pelvicThrombus: 'pelvic thrombus',
  'mass.present': 'iliac mass',
  'mass.characterisedBy': 'characterisation of the mass',
  'mass.compressionCause': 'cause of the compression',
  'mass.kind': 'kind of mass',
  'mass.resectableNow': 'resectability',
  'mass.severeSymptoms': 'severity of symptoms',
  'mass.lifeExpectancyPermits': 'life expectancy',
  venography: 'venography',
  ivus: 'IVUS',
  lesionBehaviour: 'fixed or dynamic lesion',
  fixedDespiteVariation: 'why the lesion is fixed although the states disagree',
  postThrombotic: 'post-thrombotic lesion',
  priorVte: 'previous venous thromboembolism',
};

/** What a question is about, in a few words. */
export function topicOf(path: Question['path']): string {
  return TOPICS[path];
}
