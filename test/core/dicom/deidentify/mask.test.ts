import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { maskOf } from '../../../../core/dicom/deidentify/mask.ts';
import { sourceRun } from '../../../../core/dicom/deidentify/source-run.ts';
import { toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import { BIG, dicomFile, EXPLICIT, IMPLICIT, imageElements, pixelData } from '../build.ts';
import { BARE, copied, good } from './copied.ts';

/** A box of the left upper part, even in its edges so that it cuts no pair of pixels of one colour. */
const BOX = { x0: 4, y0: 2, x1: 33, y1: 11 };
const wish = { outsideRegions: false, boxes: [BOX] };

const inBox = (x: number, y: number) => x >= BOX.x0 && x <= BOX.x1 && y >= BOX.y0 && y <= BOX.y1;

/** One file for each way in which pixels are stored. */
const FILES = [
  ['native RGB', 'us1_unc_rgb.dcm'],
  ['implicit, eight frames', 'us_acuson_implicit_rgb_8f_ftv.dcm'],
  ['big endian, planes', 'us_bigendian_rgb_planar_small.dcm'],
  ['native 4:2:2', 'us_esaote_ybr422_uncompressed.dcm'],
  ['grey in 16 bits', 'xa1_unc.dcm'],
  ['RLE', 'us_acuson_rle_ybrfull.dcm'],
  ['palette in RLE', 'us_echo_palette_rle_10f.dcm'],
  ['JPEG', 'us_sonosite_jpegbaseline_ybr422_30f.dcm'],
  ['lossless JPEG', 'us_epiq_jpeglossless_mono.dcm'],
  ['JPEG-LS in 16 bits', 'xa1_jpegls.dcm'],
  ['JPEG 2000', 'us1_j2k_rct.dcm'],
  ['high-throughput JPEG 2000', 'unsupported_htj2k.dcm'],
  ['deflated', 'deflated_image.dcm'],
] as const;

describe.each(FILES)('%s', (_, file) => {
  test('the box is black in every frame, and every other pixel is what it was', async () => {
    const made = await copied(file, readFileSync(sharedFile('data', 'dicom', file)), wish);
    expect(made?.proof.ok).toBe(true);
    if (made === null) return;
    const back = good(await openRun(memorySource('copy.dcm', made.bytes)));
    const { run, source } = made.from;
    const black = darkest(run);
    for (const k of new Set([0, Math.floor(run.image.frames / 2), run.image.frames - 1])) {
      const before = await shades(source, run, k);
      const after = await shades(memorySource('copy.dcm', made.bytes), back, k);
      const { columns } = run.image;
      const changed: string[] = [];
      for (let pixel = 0; pixel < run.image.rows * columns; pixel++) {
        const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
        const own = after.slice(3 * pixel, 3 * pixel + 3);
        const dark = own.every((shade) => shade <= black);
        const same = own.every((shade, i) => shade === before[3 * pixel + i]);
        if (inBox(x, y) ? !dark : !same) changed.push(`${x}, ${y}: ${before.slice(3 * pixel, 3 * pixel + 3)} → ${own}`);
      }
      expect(changed.slice(0, 3)).toEqual([]);
    }
  });
});

/** Brightness of each pixel and colour; a window of its own for grey, the same in both. */
async function shades(source: ReturnType<typeof memorySource>, run: Run, k: number): Promise<Uint8Array> {
  const picture = toPicture(run.image, good(await readFrame(source, run, k)));
  const rgba = toRgba8(picture, picture.kind === 'grey' ? { center: 2048, width: 4096 } : undefined);
  return Uint8Array.from({ length: (rgba.length / 4) * 3 }, (_, i) => rgba[4 * Math.floor(i / 3) + (i % 3)] ?? 0);
}

/** What a palette has for its darkest colour is not always black. */
function darkest({ image: { palette } }: Run): number {
  if (palette === null) return 0;
  return Math.min(...Array.from(palette.red, (red, i) => Math.max(red, palette.green[i] ?? 0, palette.blue[i] ?? 0)));
}

test.each([
  ['explicit', EXPLICIT],
  ['implicit', IMPLICIT],
  ['big endian', BIG],
])('the pixels of a grey picture of 16 bits, %s, are written in the order of the copy', async (_, syntax) => {
  const elements = [
    ...imageElements(2, 4, [
      [0x00280100, 'US', [16]],
      [0x00280101, 'US', [12]],
      [0x00280102, 'US', [11]],
    ]),
    pixelData([1, 258, 3, 4, 5, 6, 7, 4095], 'OW'),
  ];
  const made = await copied('grey.dcm', dicomFile(syntax, elements), {
    outsideRegions: false,
    boxes: [{ x0: 2, y0: 0, x1: 9, y1: 0 }],
  });
  expect(made?.proof.ok).toBe(true);
  const back = good(await sourceRun(memorySource('copy.dcm', made?.bytes ?? new Uint8Array())));
  const { samples } = good(await readFrame(back.source, back.run, 0));
  expect([...samples]).toEqual([1, 258, 0, 0, 5, 6, 7, 4095]);
});

test('an overlay kept in the pixels is taken out of them', async () => {
  const file = '12a_embedded_overlay_bit12.dcm';
  const made = await copied(file, readFileSync(sharedFile('data', 'reports', file)), BARE);
  expect(made?.from.run.overlays.length).toBe(1);
  expect(made?.proof.ok).toBe(true);
  const back = good(await sourceRun(memorySource('copy.dcm', made?.bytes ?? new Uint8Array())));
  expect(back.run.overlays).toEqual([]);
  const { samples } = good(await readFrame(back.source, back.run, 0));
  expect(samples.every((value) => value < 4096)).toBe(true);
});

test('outside the regions means outside all regions that show tissue in two dimensions', async () => {
  const run = good(
    await openRun(memorySource('us.dcm', readFileSync(sharedFile('data', 'dicom', 'us_toshiba_rgb_3regions_ps.dcm')))),
  );
  const mask = good(maskOf(run, { outsideRegions: true, boxes: [] })) ?? new Uint8Array();
  const { columns } = run.image;
  const kept = (run.spacing.regions ?? []).filter(({ spatialFormat }) => spatialFormat === 1).map(({ box }) => box);
  expect(kept.length).toBeGreaterThan(0);
  const wrong = mask.findIndex((value, pixel) => {
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
    return (value === 0) !== kept.some(({ x0, y0, x1, y1 }) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  });
  expect(wrong).toBe(-1);
});

test('a run without regions, and a mask that would change nothing, are refused', async () => {
  const bare = good(
    await openRun(
      memorySource('bare.dcm', dicomFile(EXPLICIT, [...imageElements(4, 4), pixelData(new Array(16).fill(7))])),
    ),
  );
  expect(maskOf(bare, { outsideRegions: true, boxes: [] })).toEqual({
    ok: false,
    problem: expect.stringContaining('bare.dcm has no ultrasound region'),
  });
  expect(maskOf(bare, { outsideRegions: false, boxes: [{ x0: 4, y0: 0, x1: 9, y1: 9 }] })).toEqual({
    ok: false,
    problem: expect.stringContaining('would not be masked anywhere'),
  });
});

test('the syntax of uncompressed pixels stays, compressed ones that are masked become RLE', async () => {
  const syntaxes = await Promise.all(
    (['us1_unc_rgb.dcm', 'us_acuson_implicit_rgb_8f_ftv.dcm', 'us_sonosite_jpegbaseline_ybr422_30f.dcm'] as const).map(
      async (file) => {
        const bytes = readFileSync(sharedFile('data', 'dicom', file));
        const [bare, masked] = [await copied(file, bytes, BARE), await copied(file, bytes, wish)];
        return [bare, masked].map((made) => (made?.proof.ok ? made.proof.value.transferSyntax : null));
      },
    ),
  );
  expect(syntaxes).toEqual([
    ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1'],
    ['1.2.840.10008.1.2', '1.2.840.10008.1.2'],
    ['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.5'],
  ]);
});
