import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History } from '../../../../core/session/document/history.ts';
import { historyOf, perform, redo, stepTo, undo } from '../../../../core/session/document/history.ts';
import { sessionWith } from '../fixture.ts';

const written = (texts: readonly string[]): History =>
  texts.reduce<History>((history, text) => perform(history, { type: 'note', text }), historyOf(sessionWith()));

test('going to a step is the same as undoing or redoing until it is reached', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.nat(12), fc.nat(12), (texts, back, to) => {
      const start = Array.from({ length: back }).reduce<History>(undo, written(texts));
      const wanted = Math.min(to, texts.length);
      const away = wanted - start.past.length;
      const walked = Array.from({ length: Math.abs(away) }).reduce<History>(away < 0 ? undo : redo, start);
      expect(stepTo(start, to)).toEqual(walked);
    }),
  );
});

test('no step is lost by going back: the last one is still there to go to', () => {
  const history = written(['a', 'b', 'c']);
  const first = stepTo(history, 0);
  expect([first.present.notes, first.future.length]).toEqual(['', 3]);
  expect(stepTo(first, 3)).toEqual(history);
  expect(stepTo(first, 2).present.notes).toBe('b');
  expect([stepTo(history, -5), stepTo(history, 99)]).toEqual([first, history]);
});
