import { micrometres } from '../units.ts';
import type { Axis } from './case.ts';
import { pathsWhere } from './dvt.ts';
import type { CompleteFindings } from './findings.ts';
import { OTHER_CAUSES } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { isIvusLesion, isValidReference } from './lumens.ts';
import { massCharacterised, massPresent } from './mass.ts';

/** Different lesion states that must be recorded before a lesion can be called fixed (METHODOLOGY 2.7). */
export const FEWEST_STATES = 2;

/** Paths of everything that step 7 of the decision still needs, in the order of PLAN_CASE's table; empty when nothing. */
export function missingForPlan(findings: CompleteFindings, lumens: LumenFacts, axis: Axis): readonly string[] {
  return [...missingFindings(findings, lumens), ...missingLumens(lumens), ...missingAxis(axis)];
}

/** Whether the lesion may be called fixed although its verdict changes between its states: somebody said why. */
export function variationExplained({ fixedDespiteVariation }: CompleteFindings): boolean {
  return fixedDespiteVariation.trim() !== '';
}

function missingFindings(findings: CompleteFindings, { states }: LumenFacts): readonly string[] {
  const { mass, otherCauses, oedema, qualityOfLife, postThrombotic, venography, ivus, lesionBehaviour } = findings;
  const present = massPresent(findings);
  return pathsWhere([
    ['findings.mass.present', mass.present === 'unknown'],
    ['findings.mass.characterisedBy', present && !massCharacterised(findings)],
    ['findings.mass.compressionCause', present && mass.compressionCause === 'unknown'],
    ...OTHER_CAUSES.map((cause) => [`findings.otherCauses.${cause}`, otherCauses[cause] === 'unknown'] as const),
    ['findings.oedema', oedema === 'unknown'],
    ['findings.qualityOfLife', qualityOfLife === 'unknown'],
    ['findings.postThrombotic', postThrombotic === 'unknown'],
    ['findings.venography', venography !== 'recorded'],
    ['findings.ivus', ivus !== 'recorded'],
    ['findings.lesionBehaviour', lesionBehaviour === 'not-assessed'],
    [
      'findings.fixedDespiteVariation',
      states.verdictFlips && lesionBehaviour === 'fixed' && !variationExplained(findings),
    ],
  ]);
}

function missingLumens({ lesion, validReferences, stenosis, states, lumens }: LumenFacts): readonly string[] {
  return pathsWhere([
    ['lumens.lesion', lesion === null],
    ['lumens.reference', validReferences.length === 0],
    ['lumens.lesion.narrower', stenosis?.narrower === false],
    ['lumens.lesion.state', states.names.length < FEWEST_STATES],
    ...lumens.map(
      (lumen) =>
        [
          `lumens[${lumen.index}].unit`,
          lumen.unit === 'px' && (isIvusLesion(lumen) || isValidReference(lumen)),
        ] as const,
    ),
  ]);
}

function missingAxis(axis: Axis): readonly string[] {
  const { method, proximalLandingMm, lesionStartMm, lesionEndMm, straightEivStartMm, straightEivEndMm } = axis;
  return pathsWhere([
    ['axis.method', method === undefined || method === 'unknown'],
    ['axis.proximalLandingMm', proximalLandingMm === undefined || inOrder(0, proximalLandingMm) === false],
    ['axis.lesionStartMm', lesionStartMm === undefined || inOrder(proximalLandingMm, lesionStartMm) === false],
    ['axis.lesionEndMm', lesionEndMm === undefined || strictlyInOrder(lesionStartMm, lesionEndMm) === false],
    ['axis.straightEivStartMm', straightEivStartMm === undefined],
    [
      'axis.straightEivEndMm',
      straightEivEndMm === undefined || strictlyInOrder(straightEivStartMm, straightEivEndMm) === false,
    ],
  ]);
}

/** A comparison with a missing side is skipped: null. */
function inOrder(left: number | undefined, right: number): boolean | null {
  return left === undefined ? null : micrometres(left) <= micrometres(right);
}

function strictlyInOrder(left: number | undefined, right: number): boolean | null {
  return left === undefined ? null : micrometres(left) < micrometres(right);
}
