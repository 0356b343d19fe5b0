import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { identicalOutlines } from '../../../../core/session/drawn/identical.ts';
import type { KeyPair } from '../../../../core/session/drawn/key-frames.ts';
import { keyPairAt } from '../../../../core/session/drawn/key-frames.ts';
import { outlinesOn } from '../../../../core/session/drawn/on-frame.ts';
import { tracingsOf } from '../../../../core/session/drawn/repeats.ts';
import { outlinesOf } from '../../../../renderer/state/derived.ts';
import { ellipse, outline, sessionWith } from '../fixture.ts';

/** Few frames, roles and lines, so that many outlines share them. */
const said = fc.record({
  frame: fc.integer({ min: 0, max: 12 }),
  run: fc.constantFrom('1.2.3', '1.2.4'),
  role: fc.constantFrom('lesion', 'reference', 'other'),
  segment: fc.constantFrom('CIV', 'EIV'),
  origin: fc.constantFrom('hand', 'copy', 'automatic', 'imported'),
  accepted: fc.boolean(),
  curve: fc.constantFrom('spline', 'ellipse'),
  knots: fc.constantFrom(4, 4.5, 5).map((size) => ellipse(size, size, 4)),
  repeats: fc.option(fc.nat(30), { nil: null }),
} as const);

/** Sessions of up to 40 outlines, some of them repeat tracings of others or of none that is there. */
const sessions = fc
  .array(said, { maxLength: 40 })
  .map((all) =>
    sessionWith(
      ...all.map(({ repeats, ...words }, k) =>
        outline({ id: `o${k}`, ...words, repeatOf: repeats === null || repeats === k ? null : `o${repeats}` }),
      ),
    ),
  );

/** As the sentence on key outlines has it, every outline looked at. */
function pairByLooking({ outlines }: Session, of: Outline): KeyPair | null {
  const keys = outlines
    .filter(({ accepted, repeatOf }) => accepted && repeatOf === null)
    .filter(({ run, role, segment }) => run === of.run && role === of.role && segment === of.segment)
    .toSorted((a, b) => a.frame - b.frame);
  const before = keys.filter(({ frame }) => frame < of.frame).at(-1);
  const after = keys.filter(({ frame }) => frame > of.frame).at(0);
  const isKey = of.accepted && of.repeatOf === null;
  const [from, to] = isKey ? (after === undefined ? [before, of] : [of, after]) : [before, after];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The outline whose line a copy only repeats, every pair of outlines compared. */
function copiedByLooking(outlines: readonly Outline[], of: Outline): Outline | undefined {
  const drawn = ['hand', 'automatic'];
  if (!of.accepted || of.repeatOf !== null || drawn.includes(of.origin)) return undefined;
  const same = outlines.filter(
    (one) =>
      one.accepted &&
      one.repeatOf === null &&
      one.run === of.run &&
      one.curve === of.curve &&
      JSON.stringify(one.knots) === JSON.stringify(of.knots),
  );
  const elsewhere = same.filter(({ frame }) => frame !== of.frame);
  const first = same.find((one) => one === of || one.frame !== of.frame);
  return elsewhere.find(({ origin }) => drawn.includes(origin)) ?? (first === of ? undefined : first);
}

test('whatever a session holds, looking up gives what looking at every outline gives', () => {
  fc.assert(
    fc.property(sessions, (session) => {
      const { outlines } = session;
      const copied = identicalOutlines(outlines);
      for (const one of outlines) {
        const pair = keyPairAt(session, one);
        const expected = pairByLooking(session, one);
        expect([pair?.from, pair?.to]).toEqual([expected?.from, expected?.to]);
        expect(pair?.from === expected?.from && pair?.to === expected?.to).toBe(true);
        expect(copied.get(one.id)).toBe(copiedByLooking(outlines, one));
        const tracings = outlines.filter(({ id, repeatOf }) => id === one.id || repeatOf === one.id);
        const beside = outlines.filter(({ run, frame }) => run === one.run && frame === one.frame);
        expect(outlinesOn(outlines, one.run, one.frame)).toEqual(beside);
        expect(tracingsOf(outlines, one.id).map(({ id }) => id)).toEqual(tracings.map(({ id }) => id));
      }
      const asked = [...outlines, { id: 'nobody' }].toReversed();
      expect(outlinesOf(session, asked)).toEqual(outlines.toReversed());
      expect(tracingsOf(outlines, 'nobody')).toEqual([]);
      expect(outlinesOn(outlines, '1.2.3', 13)).toEqual([]);
    }),
  );
});
