import { expect, test } from 'vitest';
import { copiesFor } from '../../../../core/session/drawn/copying.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const here = { run: run.sopInstanceUid, frame: 10 };
const reference = outline({
  id: 'R',
  name: 'Reference 1',
  frame: 8,
  role: 'reference',
  segment: 'EIV',
  state: 'expiration',
  normal: true,
});
const other = outline({ id: 'O', name: 'at the crossing', frame: 8, knots: ellipse(9, 4) });
const far = outline({ id: 'F', frame: 30, role: 'lesion', primary: true });
const session = sessionWith(reference, other, outline({ id: 'X', frame: 2 }), far);
const copy = (side: -1 | 1, selected: string | null = null, of = session) =>
  copiesFor(of, here, side, selected, () => 'new');

test('a copy of a normal reference is the same line and the same words, but nobody has called it normal or accepted it', () => {
  expect(copy(-1, 'R')).toEqual({
    from: 8,
    outlines: [
      { ...reference, id: 'new', name: 'Reference 2', frame: 10, origin: 'copy', accepted: false, normal: null },
    ],
  });
});

test('the nearest traced frame on the asked side is copied, all of it where nothing of it is selected', () => {
  expect(copy(-1)?.outlines.map(({ name, knots }) => [name, knots])).toEqual([
    ['Reference 2', reference.knots],
    ['Outline 1', other.knots],
  ]);
  expect(copy(1)?.outlines).toEqual([expect.objectContaining({ role: 'lesion', primary: false, accepted: false })]);
});

test('a line that lies there already is not laid there again, and where nothing is traced there is nothing to copy', () => {
  const copied = sessionWith(reference, { ...reference, id: 'C', frame: 10, accepted: false, origin: 'copy' });
  expect(copy(-1, 'R', copied)).toEqual({ from: 8, outlines: [] });
  expect(copy(1, null, copied)).toBe(null);
});
