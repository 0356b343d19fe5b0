import { alternativesOf } from '../../core/plan/alternatives.ts';
import type { Facts } from '../../core/plan/facts.ts';
import { quantity } from '../../core/plan/figures.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { controlId } from '../landmarks/jump.ts';
import { OutlineLink } from '../outlines/link.tsx';
import { outlinesOf } from '../state/derived.ts';
import { squared } from '../ui/format.ts';

const TITLE = 'Other definitions (not the documented gate)';

/** What other definitions give from the same tracings: labelled as what it is, never a gate. */
export function OtherDefinitions({ facts, session }: { readonly facts: Facts; readonly session: Session }) {
  const { areaStenosisPct, caliperStenosisPct, civStenosisPct, lesionArea, referenceArea, lesionUnit, referenceUnit } =
    alternativesOf(facts);
  const share = (value: number | null) => (value === null ? null : quantity(value, '%'));
  const area = (value: number | null, unit: 'mm' | 'px' | null) =>
    value === null || unit === null ? null : quantity(value, squared(unit));
  const [lesion] = outlinesOf(session, facts.lesion === null ? [] : [facts.lesion]);
  const [reference] = outlinesOf(session, facts.validReferences);
  const rows: readonly (readonly [name: string, value: string | null, outline: Outline | undefined])[] = [
    ['Area stenosis', share(areaStenosisPct), lesion],
    ['Stenosis by the smallest caliper width', share(caliperStenosisPct), lesion],
    ['Stenosis against a common iliac reference', share(civStenosisPct), lesion],
    ['Area of the lesion', area(lesionArea, lesionUnit), lesion],
    ['Area of the reference', area(referenceArea, referenceUnit), reference],
  ];
  return (
    <details data-testid="alternatives">
      <summary id={controlId('definitions')}>{TITLE}</summary>
      <table className="readings small">
        <caption className="unseen">{TITLE}</caption>
        <tbody>
          {rows.map(([name, value, outline]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">
                {value === null ? 'not traced' : <OutlineLink outline={outline}>{value}</OutlineLink>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
