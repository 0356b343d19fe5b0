import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { picture, pictureArea, seeFrame, trace } from '../support/operator.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1200, height: 700 };

/** Places on whole picture pixels around the middle. */
const DIAMOND: Contour = [
  [256, 180],
  [330, 256],
  [256, 340],
  [170, 256],
];

interface Seen {
  readonly density: number;
  /** Device pixels across each drawing surface, by CSS pixels across it. */
  readonly surfaces: readonly number[];
  /** Half a CSS pixel in picture pixels: how far off a click may land. */
  readonly half: number;
  readonly knots: Contour;
}

/** Traces the diamond by the mouse on a screen of a density, and reads what the program kept of it. */
async function tracedAt(density: number): Promise<Seen> {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-density-'));
  const switches = [`--force-device-scale-factor=${density}`];
  const { app, page } = await launchWindow({ userData, args: switches, size: SIZE });
  await seeFrame(page, 1);
  await trace(page, DIAMOND, SHAPE, 1);
  await page.getByTestId('outline-row').waitFor();
  const { width, height } = await pictureArea(page);
  const surfaces = await page
    .locator('.picture canvas')
    .evaluateAll((all) => all.map((each) => (each as HTMLCanvasElement).width / each.getBoundingClientRect().width));
  const half = 0.5 / Math.min(width / SHAPE.width, height / SHAPE.height);
  await picture(page, `density-${density}`);
  const own = await page.evaluate(() => devicePixelRatio);
  await expect.poll(() => fewerPoints(userData)).toHaveLength(DIAMOND.length);
  const knots = await fewerPoints(userData);
  await app.close();
  return { density: own, surfaces, half, knots };
}

async function fewerPoints(userData: string): Promise<Contour> {
  const folder = join(userData, 'sessions');
  const [name] = (await readdir(folder).catch(() => [])).filter((each) => /^[0-9a-f]{64}\.json$/.test(each));
  if (name === undefined) return [];
  const { outlines } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
    outlines: { knots: Contour }[];
  };
  return outlines[0]?.knots ?? [];
}

test('on a screen of twice the density the picture is drawn with twice the pixels and a click lands on the same picture pixel', async () => {
  const plain = await tracedAt(1);
  const dense = await tracedAt(2);
  expect([plain.density, dense.density]).toEqual([1, 2]);
  expect(plain.surfaces.length).toBeGreaterThan(1);
  for (const { density, surfaces, half, knots } of [plain, dense]) {
    for (const surface of surfaces) expect(surface).toBeCloseTo(density, 2);
    const off = knots.map(([x, y], k) =>
      Math.max(Math.abs(x - (DIAMOND[k]?.[0] ?? 0)), Math.abs(y - (DIAMOND[k]?.[1] ?? 0))),
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(half + 1e-6);
  }
});
