import { DIAMETER_STENOSIS_PCT } from '../measure/stenosis.ts';
import type { Outcome } from './answer.ts';
import { hasDvt } from './dvt.ts';
import type { CompleteFindings } from './findings.ts';
import { OTHER_CAUSES } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { massCompresses } from './mass.ts';

/** An input that ends the pathway, so that what has not been asked yet need not be: its path, what it decides, and why in one sentence. */
export interface PathwayEnd {
  readonly path: string;
  readonly outcome: Outcome;
  readonly because: string;
}

/** Where the pathway ends before a size is looked for, in the order of D14; null while nothing ends it. All but acute DVT wait until DVT is excluded. */
export function pathwayEnd(findings: CompleteFindings, lumens: LumenFacts): PathwayEnd | null {
  return byThrombosis(findings) ?? byMass(findings) ?? byHistory(findings) ?? byStenosis(lumens);
}

function byThrombosis(findings: CompleteFindings): PathwayEnd | null {
  if (!hasDvt(findings)) return null;
  const path = findings.dvt === 'acute' ? 'findings.dvt' : 'findings.pelvicThrombus';
  return { path, outcome: 'DIVERT_DVT', because: 'Deep vein thrombosis is treated first.' };
}

function byMass(findings: CompleteFindings): PathwayEnd | null {
  if (!massCompresses(findings)) return null;
  const because = 'The mass that compresses the vein is treated first.';
  return { path: 'findings.mass.compressionCause', outcome: 'DIVERT_MASS', because };
}

/** Whether another cause of the swelling is known (S09). */
export function hasOtherCause({ otherCauses }: CompleteFindings): boolean {
  return OTHER_CAUSES.some((cause) => otherCauses[cause] === 'present');
}

/** Whether the swelling is of a kind that a compressed iliac vein does not explain (S24, S38). */
export function oedemaSpeaksAgainst({ oedema }: CompleteFindings): boolean {
  return oedema === 'bilateral-symmetric' || oedema === 'none';
}

/** Whether the complaints are known to be too small to treat (S25). */
export function complaintsMinor({ qualityOfLife }: CompleteFindings): boolean {
  return qualityOfLife === 'minimally-affected' || qualityOfLife === 'not-affected';
}

function byHistory(findings: CompleteFindings): PathwayEnd | null {
  const { postThrombotic, otherCauses } = findings;
  if (postThrombotic === 'yes') {
    const because = 'These rules do not cover post-thrombotic lesions.';
    return { path: 'findings.postThrombotic', outcome: 'OUT_OF_SCOPE', because };
  }
  const cause = OTHER_CAUSES.find((one) => otherCauses[one] === 'present');
  if (cause !== undefined) return inappropriate(`otherCauses.${cause}`, 'Another cause of the oedema is present.');
  return byOedema(findings) ?? byComplaints(findings) ?? byBehaviour(findings);
}

function byOedema(findings: CompleteFindings): PathwayEnd | null {
  if (!oedemaSpeaksAgainst(findings)) return null;
  return inappropriate('oedema', findings.oedema === 'none' ? 'There is no oedema.' : 'Both legs are equally swollen.');
}

function byComplaints(findings: CompleteFindings): PathwayEnd | null {
  if (!complaintsMinor(findings)) return null;
  return inappropriate('qualityOfLife', 'The symptoms do not significantly affect quality of life.');
}

function byBehaviour({ lesionBehaviour }: CompleteFindings): PathwayEnd | null {
  return lesionBehaviour === 'dynamic' ? inappropriate('lesionBehaviour', 'The lesion is dynamic.') : null;
}

function inappropriate(question: string, because: string): PathwayEnd {
  return { path: `findings.${question}`, outcome: 'INAPPROPRIATE', because };
}

function byStenosis({ stenosis }: LumenFacts): PathwayEnd | null {
  if (stenosis?.confirmed !== false) return null;
  const because = `The diameter stenosis is not above ${DIAMETER_STENOSIS_PCT} %.`;
  return { path: 'lumens.lesion', outcome: 'NOT_CONFIRMED', because };
}
