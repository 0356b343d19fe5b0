import { expect, test } from 'vitest';
import { handedOver, type InPieces, takenOver } from '../../core/handed-text.ts';
import { sessionPieces, writeSession } from '../../core/session/document/file.ts';
import { historyOf, perform } from '../../core/session/document/history.ts';
import { stepsPieces, writeSteps } from '../../core/session/kept/steps.ts';
import { outline, sessionWith } from './session/fixture.ts';

const before: InPieces = { mark: 'one', pieces: ['{', 'first,', 'second,', 'third', '}'] };

test('only what changed between the pieces that stayed is handed over', () => {
  const now = { mark: 'two', pieces: ['{', 'first,', '2nd,', 'third', '}'] };
  expect(handedOver(now, before)).toEqual({ mark: 'two', over: 'one', at: 7, drop: 7, put: '2nd,', length: 17 });
});

test.each([
  ['changed', ['{', 'first,', '2nd,', 'third', '}'], '{first,2nd,third}'.length, '{first,2nd,third}'],
  ['taken away', ['{', 'first,', 'third', '}'], 13, '{first,third}'],
  ['added', ['{', 'first,', 'second,', 'second,', 'third', '}'], 27, '{first,second,second,third}'],
  ['left as it is', ['{', 'first,', 'second,', 'third', '}'], 20, '{first,second,third}'],
  ['all another', ['[]'], 2, '[]'],
])('a text of which a piece is %s arrives as it is', (_, pieces, length, whole) => {
  const handed = handedOver({ mark: 'two', pieces }, before);
  expect(handed.length).toBe(length);
  expect(takenOver(handed, { mark: 'one', text: '{first,second,third}' })).toBe(whole);
});

test('what was made of another text than the one that is there is not put together', () => {
  const handed = handedOver({ mark: 'two', pieces: ['{', '}'] }, before);
  expect(takenOver(handed, null)).toBeNull();
  expect(takenOver(handed, { mark: 'another', text: '{first,second,third}' })).toBeNull();
  expect(takenOver(handed, { mark: 'one', text: '{' })).toBeNull();
});

test('of a session of hundreds of outlines one of them is handed over when it is moved', () => {
  const outlines = Array.from({ length: 300 }, (_, k) => outline({ id: `outline ${k}`, frame: k }));
  const first = historyOf(sessionWith(...outlines));
  const knots = (outlines[7]?.knots ?? []).map(([x, y]) => [x + 1, y] as const);
  const next = perform(first, { type: 'reshape', id: 'outline 7', knots, label: 'move outline' });
  for (const [inPieces, whole] of [
    [
      (history: typeof first) => sessionPieces(history.present),
      (history: typeof first) => writeSession(history.present),
    ],
    [stepsPieces, writeSteps],
  ] as const) {
    const handed = handedOver({ mark: 'two', pieces: inPieces(next) }, { mark: 'one', pieces: inPieces(first) });
    expect(takenOver(handed, { mark: 'one', text: whole(first) })).toBe(whole(next));
  }
  const handed = handedOver(
    { mark: 'two', pieces: sessionPieces(next.present) },
    { mark: 'one', pieces: sessionPieces(first.present) },
  );
  expect(JSON.parse(`[${handed.put.replace(/^,/, '')}]`)).toMatchObject([{ id: 'outline 7' }]);
});
