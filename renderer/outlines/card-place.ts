import type { Point } from '../../core/geometry/point.ts';
import type { Box } from '../ui/box.ts';
import { holds, overlap } from '../ui/box.ts';
import type { Size } from '../ui/screen.ts';

/** Room between an outline and what stands beside it. */
const GAP = 16;

/**
 * Where a card begins that must not cover an outline: beside, below or above it in the picture area, else beside it or
 * beside the picture area in the window; all in CSS pixels of the window. Where an outline fills the window it takes a corner.
 */
export function cardPlace(outline: Box, card: Size, area: Box, window: Size): Point {
  const within = (start: number, length: number, from: number, room: number) =>
    Math.max(from, Math.min(from + room - length, start));
  const middleX = within(outline.x + outline.width / 2 - card.width / 2, card.width, area.x, area.width);
  const middleY = within(outline.y + outline.height / 2 - card.height / 2, card.height, area.y, area.height);
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const whole: Box = { x: 0, y: 0, ...window };
  const choices: readonly (readonly [place: Point, inside: Box])[] = [
    [[outline.x + outline.width + GAP, middleY], area],
    [[outline.x - GAP - card.width, middleY], area],
    [[middleX, outline.y + outline.height + GAP], area],
    [[middleX, outline.y - GAP - card.height], area],
    [[outline.x + outline.width + GAP, middleY], whole],
    [[outline.x - GAP - card.width, middleY], whole],
    [[right, middleY], whole],
    [[middleX, bottom], whole],
    [[area.x - card.width, middleY], whole],
  ];
  const seen = seenPart(outline, area);
  const fits = ([[x, y], inside]: (typeof choices)[number]) => {
    const place = { x, y, ...card };
    return holds(inside, place) && (seen === null || !overlap(place, seen));
  };
  const found = choices.find(fits)?.[0];
  return found ?? [Math.max(0, right - card.width), Math.max(0, bottom - card.height)];
}

/** What of an outline is to be seen in the picture area; null where nothing is. */
function seenPart(outline: Box, area: Box): Box | null {
  const [x, y] = [Math.max(outline.x, area.x), Math.max(outline.y, area.y)];
  const width = Math.min(outline.x + outline.width, area.x + area.width) - x;
  const height = Math.min(outline.y + outline.height, area.y + area.height) - y;
  return width < 0 || height < 0 ? null : { x, y, width, height };
}
