import { expect, test } from 'vitest';
import type { Outline } from '../../../core/session/document/document.ts';
import { answerAt, cardQuestions } from '../../../renderer/outlines/card-answers.ts';
import { cardPlace } from '../../../renderer/outlines/card-place.ts';
import { boxAround, overlap } from '../../../renderer/ui/box.ts';
import { outline, sessionWith } from '../../core/session/fixture.ts';

const closed = outline({ id: 'A', role: 'unknown', segment: 'unknown', normal: null });
const questions = (words: Partial<Outline> = {}) => {
  const asked = { ...closed, ...words };
  return cardQuestions(sessionWith(asked), asked);
};
const said = (key: string, words: Partial<Outline> = {}) => answerAt(questions(words), key)?.description ?? null;

test('L, R and 0 say the role, 1 to 4 the segment, 5 to 9 and S the breath; small letters serve as well', () => {
  expect(['l', 'R', '0', '2', '3'].map((key) => said(key))).toEqual([
    { role: 'lesion', primary: true },
    { role: 'reference', primary: false },
    { role: 'other', primary: false },
    { segment: 'CIV' },
    { segment: 'EIV' },
  ]);
  expect(['5', '6', '7', '8', '9', 's'].map((key) => said(key, { role: 'lesion' })?.state)).toEqual([
    'expiration',
    'inspiration',
    'valsalva',
    'supine',
    'lateral',
    'standing',
  ]);
});

test('of a reference 5 says normal and 6 not normal; before the role is said neither of them means anything', () => {
  expect(['5', '6'].map((key) => said(key, { role: 'reference' }))).toEqual([{ normal: true }, { normal: false }]);
  expect(['5', '6', 's', 'e', 'n'].map((key) => said(key))).toEqual([null, null, null, null, null]);
});

test('no key answers two questions at once', () => {
  for (const role of ['lesion', 'reference'] as const) {
    const keys = questions({ role }).flatMap(({ answers }) => answers.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

const CARD = { width: 340, height: 230 };
const WINDOW = { width: 1280, height: 800 };
const AREA = { x: 220, y: 50, width: 600, height: 560 };

/** Outlines of all sizes at all places of the picture area, also reaching out of it. */
const OUTLINES = [40, 150, 300, 450, 900].flatMap((size) =>
  [0, 0.25, 0.5, 0.75, 1].flatMap((across) =>
    [0, 0.5, 1].map((down) => ({
      x: AREA.x + across * AREA.width - size / 2,
      y: AREA.y + down * AREA.height - size / 2,
      width: size,
      height: size,
    })),
  ),
);

test('the card never covers what is seen of the outline and never leaves the window', () => {
  const covering = OUTLINES.filter((box) => {
    const [x, y] = cardPlace(box, CARD, AREA, WINDOW);
    const card = { x, y, ...CARD };
    const seen = [box.x, box.y, box.x + box.width, box.y + box.height] as const;
    const left = Math.max(seen[0], AREA.x);
    const top = Math.max(seen[1], AREA.y);
    const [right, bottom] = [Math.min(seen[2], AREA.x + AREA.width), Math.min(seen[3], AREA.y + AREA.height)];
    const inWindow = x >= 0 && y >= 0 && x + CARD.width <= WINDOW.width && y + CARD.height <= WINDOW.height;
    return !inWindow || overlap(card, { x: left, y: top, width: right - left, height: bottom - top });
  });
  expect(covering).toEqual([]);
});

test('beside a small outline in the middle it stands in the picture area, on the right where there is room', () => {
  const area = { x: 0, y: 0, width: 1200, height: 700 };
  const [x, y] = cardPlace({ x: 550, y: 300, width: 100, height: 100 }, CARD, area, { width: 1600, height: 900 });
  expect([x, y]).toEqual([550 + 100 + 16, 350 - 115]);
});

test('the box around places is the least one', () => {
  expect([
    boxAround([]),
    boxAround([
      [3, 9],
      [1, 4],
      [2, 12],
    ]),
  ]).toEqual([null, { x: 1, y: 4, width: 2, height: 8 }]);
});
