import { expect, test } from 'vitest';
import type { Attributes } from '../../../../core/dicom/write/dataset.ts';
import { lumenGroups } from '../../../../core/report/dicom/sr-measurements.ts';
import { ellipse, outline, run, sessionWith } from '../../session/fixture.ts';
import { made } from '../made.ts';

const referenced = {
  uid: run.sopInstanceUid,
  instances: [run.sopInstanceUid],
  sopClass: '1.2.840.10008.5.1.4.1.1.3.1',
  series: '1.2.3.4',
  frames: run.frames,
  columns: 500,
  rows: 500,
  aspect: 1,
  pictures: 'grey',
} as const;

/** Values of the content items of a group by the value of the code that names them. */
function named(group: Attributes | undefined, code: string): readonly unknown[] {
  const items = (group?.['ContentSequence'] ?? []) as readonly Attributes[];
  return items
    .filter(
      ({ ConceptNameCodeSequence: name }) => (name as readonly Attributes[] | undefined)?.[0]?.['CodeValue'] === code,
    )
    .map(({ TextValue, RelationshipType }) => [RelationshipType, TextValue]);
}

test('a structured report names the algorithm (TID 4019) of a border that was found, also of a corrected one, and of no other line', () => {
  const knots = ellipse(14, 6);
  const session = sessionWith(
    outline({ id: 'found', frame: 1, origin: 'automatic', confidence: 0.9, knots }),
    outline({ id: 'pulled', frame: 2, origin: 'corrected', knots }),
    outline({ id: 'drawn', frame: 3 }),
  );
  const [found, pulled, drawn] = lumenGroups(made(session), [referenced]);
  // Algorithm Name and Algorithm Version (PS3.16, CID of DCM).
  for (const group of [found, pulled]) {
    expect(named(group, '111001')).toEqual([['HAS CONCEPT MOD', 'IVUS Planner lumen border']]);
    expect(named(group, '111003')).toMatchObject([['HAS CONCEPT MOD', expect.stringMatching(/^\d+\.\d+\.\d+/)]]);
  }
  expect([named(drawn, '111001'), named(drawn, '111003')]).toEqual([[], []]);
});
