import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more, the longest first: begun last, one of them would run alone at the end. */
const LONGEST = [
  'random-edits',
  'accessibility',
  'report-tab',
  'sessions/sessions',
  'few-steps',
  'timeline',
  'main-job',
];

/** The order of the test files where nothing is known of an earlier run, as on a fresh machine: within each group the long ones first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return sorted.toSorted((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return at === -1 ? LONGEST.length : at;
}
