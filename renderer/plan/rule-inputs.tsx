import type { RuleId } from '../../core/plan/answer.ts';
import type { Facts } from '../../core/plan/facts.ts';
import { isIvusLesion, stateOf } from '../../core/plan/lumens.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { jumpTo } from '../landmarks/jump.ts';
import { OutlineLinks } from '../outlines/link.tsx';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';

type Lumens = readonly { readonly id: string }[];

const deciding = ({ lesion, validReferences }: Facts): Lumens =>
  lesion === null ? validReferences : [lesion, ...validReferences];
const references = ({ lumens }: Facts): Lumens => lumens.filter(({ role }) => role === 'reference');

/** The tracings that a rule reads. */
const TRACINGS: Readonly<Partial<Record<RuleId, (facts: Facts) => Lumens>>> = {
  S11: ({ primary }) => (primary === null ? [] : [primary]),
  S12: ({ lumens }) => lumens.filter(({ role, modality }) => role === 'lesion' && modality === 'CT'),
  S15: deciding,
  S17: references,
  S23: deciding,
  S27: ({ validReferences }) => validReferences,
  S30: ({ validReferences }) => validReferences,
  S31: ({ lumens }) => lumens.filter((lumen) => isIvusLesion(lumen) && stateOf(lumen) !== 'unspecified'),
};

/** Rules that read the places along the vein. */
const ALONG: readonly RuleId[] = ['S28', 'S29', 'S39'];

/** What a rule has read, each leading to where it was given: outlines with their frames, answers, lengths. */
export function RuleInputs({ id, derived }: { readonly id: RuleId; readonly derived: Derived }) {
  const { facts, session } = derived;
  const outlines = facts === null ? [] : outlinesOf(session, TRACINGS[id]?.(facts) ?? []);
  const questions = QUESTIONS.filter(({ rules }) => rules.includes(id));
  return (
    <>
      {outlines.length > 0 && (
        <p>
          Traced: <OutlineLinks outlines={outlines} />
        </p>
      )}
      {ALONG.includes(id) && (
        <p>
          <button type="button" className="link" onClick={() => jumpTo('lengths', 'axis.method')}>
            Lengths from the confluence
          </button>
        </p>
      )}
      {questions.length > 0 && (
        <ul>
          {questions.map(({ path, text }) => (
            <li key={path}>
              <button type="button" className="link" onClick={() => jumpTo('findings', `findings.${path}`)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
