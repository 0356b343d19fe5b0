import type { Question, SectionId } from './questions.ts';

/** The result that an examination mostly has, so that it can be given as one answer to several questions. */
interface NormalResult {
  readonly label: string;
  /** What it says, where the label does not. */
  readonly meaning: string;
  readonly answers: readonly { readonly question: Question['path']; readonly answer: string }[];
}

/** Sections with such a result. */
export const NORMAL_RESULTS: Readonly<Partial<Record<SectionId, NormalResult>>> = {
  dvt: {
    label: 'Normal duplex',
    meaning: 'No thrombosis from groin to calf, phasic flow.',
    answers: [
      { question: 'dvt', answer: 'excluded' },
      { question: 'duplexExtent', answer: 'cfv-to-calf' },
      { question: 'cfvWaveform', answer: 'phasic' },
    ],
  },
  causes: {
    label: 'Mark the rest as excluded',
    meaning: '',
    answers: (
      ['heartFailure', 'renalDisease', 'liverDisease', 'hypoproteinaemia', 'medications', 'primaryLymphoedema'] as const
    ).map((cause) => ({ question: `otherCauses.${cause}` as const, answer: 'excluded' })),
  },
};
