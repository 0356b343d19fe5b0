import { z } from 'zod';

/** Position and size on the screens, in device-independent pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxSchema = z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });

/** Where the window was when it was last closed, as window.json holds it. */
export const placementSchema = z.strictObject({ box: boxSchema, maximized: z.boolean() });
export type Placement = z.infer<typeof placementSchema>;

/** The window is useful from here on; a smaller screen makes it smaller still. */
const least = { width: 1024, height: 700 };
const usual = { width: 1280, height: 800 };

/** The smallest size the window may have on a screen with this work area. */
export function leastSize(area: Box): { readonly width: number; readonly height: number } {
  return { width: Math.min(least.width, area.width), height: Math.min(least.height, area.height) };
}

/** Where the window opens in a work area: where it was, moved and shrunk until it is wholly inside; else in the middle. */
export function windowBox(remembered: Box | null, area: Box): Box {
  const wanted = remembered ?? {
    ...usual,
    x: area.x + (area.width - usual.width) / 2,
    y: area.y + (area.height - usual.height) / 2,
  };
  const smallest = leastSize(area);
  const width = Math.min(area.width, Math.max(smallest.width, wanted.width));
  const height = Math.min(area.height, Math.max(smallest.height, wanted.height));
  return {
    x: Math.round(Math.min(Math.max(area.x, wanted.x), area.x + area.width - width)),
    y: Math.round(Math.min(Math.max(area.y, wanted.y), area.y + area.height - height)),
    width,
    height,
  };
}
