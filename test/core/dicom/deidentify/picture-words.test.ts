import { readFileSync } from 'node:fs';
import { decode, encode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { sourceRun } from '../../../../core/dicom/deidentify/source-run.ts';
import { readFrame, readFrameBytes } from '../../../../core/dicom/pixels/pixels.ts';
import { sharedFile } from '../../../data.ts';
import { compressed, dicomFile, encapsulated, imageElements, joined } from '../build.ts';
import { BARE, copied, good } from './copied.ts';

const JPEG = '1.2.840.10008.1.2.4.50';
const JPEG_2000 = '1.2.840.10008.1.2.4.90';

/** A picture with a gradient, so that wrong pixels would be seen. */
const jpeg = new Uint8Array(
  encode({ width: 64, height: 64, data: Uint8Array.from({ length: 64 * 64 * 4 }, (_, k) => (k * 7) % 251) }, 90).data,
);

/** A segment of JPEG with a body. */
function segment(marker: number, body: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(body);
  return Uint8Array.of(0xff, marker, 0, bytes.length + 2, ...bytes);
}

/** The picture with further segments behind its beginning, and bytes after its end. */
function withSegments(segments: readonly Uint8Array[], after = ''): Uint8Array {
  return joined([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), Buffer.from(after)]);
}

/** A file of a patient with fragments of compressed pictures. */
function fileOf(
  name: string,
  syntax: string,
  frames: readonly (readonly Uint8Array[])[],
  offsets: readonly number[] = [],
) {
  const header = imageElements(64, 64, [
    [0x00100010, 'PN', `${name}^Ada`],
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_FULL_422'],
    [0x00280008, 'IS', String(frames.length)],
  ]);
  return joined([dicomFile(compressed(syntax), header), encapsulated(offsets, frames.flat())]);
}

/** Frame 1 of a copy: its bytes as stored. */
async function storedIn(copy: Uint8Array): Promise<Uint8Array> {
  const { source, run } = good(await sourceRun(memorySource('copy.dcm', copy)));
  return good(await readFrameBytes(source, run, 0));
}

test.each([
  ['a comment', withSegments([segment(0xfe, 'Kim was here')])],
  ['the data of a camera', withSegments([segment(0xe1, 'Exif\0\0Kim')])],
  ['a further comment before the scan', withSegments([segment(0xfe, 'x'), segment(0xef, 'Kim'), segment(0xfe, 'Kim')])],
  ['behind the end of the picture', withSegments([], 'Kim.')],
  [
    'the small picture of a JFIF segment',
    withSegments([segment(0xe0, Uint8Array.of(74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, ...Buffer.from('Kim')))]),
  ],
])('a short name in %s is taken out, and the picture stays as it is', async (_, frame) => {
  const made = await copied('jpeg.dcm', fileOf('Kim', JPEG, [[frame]]), BARE);
  expect(made?.proof).toEqual({ ok: true, value: expect.anything() });
  const copy = made?.bytes ?? new Uint8Array();
  expect([Buffer.from(frame).includes('Kim'), Buffer.from(copy).includes('Kim')]).toEqual([true, false]);
  const stored = await storedIn(copy);
  expect(stored.length).toBe(frame.length + (frame.length % 2));
  expect(Buffer.compare(decode(stored).data, decode(frame).data)).toBe(0);
});

test('a comment that goes on in the next fragment is taken out of both', async () => {
  const frame = withSegments([segment(0xfe, 'Jonathan Kim')]);
  const cut = Buffer.from(frame).indexOf('than');
  const file = fileOf('Jonathan', JPEG, [[frame.subarray(0, cut), frame.subarray(cut)]]);
  const made = await copied('jpeg.dcm', file, BARE);
  expect(made?.proof.ok).toBe(true);
  expect(Buffer.from(made?.bytes ?? []).toString('latin1')).not.toMatch(/Jona|than|Kim/);
});

test('frames that a table of offsets finds lose their comments too', async () => {
  const frame = withSegments([segment(0xfe, 'Kim!')]);
  const even = joined([frame, new Uint8Array(frame.length % 2)]);
  const frames = Array.from({ length: 20 }, () => [even]);
  const offsets = frames.map((_, k) => k * (even.length + 8));
  const made = await copied('jpeg.dcm', fileOf('Kim', JPEG, frames, offsets), BARE);
  expect(made?.from.run.pixels.kind).toBe('tabled');
  expect(made?.proof.ok).toBe(true);
  expect(Buffer.from(made?.bytes ?? []).includes('Kim')).toBe(false);
});

test('what the decoder needs to know of colours stays', async () => {
  const adobe = Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
  const frame = withSegments([segment(0xee, joined([adobe, Buffer.from('Kim')]))]);
  const made = await copied('jpeg.dcm', fileOf('Kim', JPEG, [[frame]]), BARE);
  expect(made?.proof.ok).toBe(true);
  const stored = Buffer.from(await storedIn(made?.bytes ?? new Uint8Array()));
  expect([stored.includes(adobe), stored.includes('Kim'), stored.includes('JFIF\0')]).toEqual([true, false, true]);
});

test('a comment in JPEG 2000 is taken out, and the samples are the same', async () => {
  const bytes = readFileSync(sharedFile('data', 'dicom', 'us1_j2k_rct.dcm'));
  const original = good(await sourceRun(memorySource('j2k.dcm', bytes)));
  const frame = good(await readFrameBytes(original.source, original.run, 0));
  // Behind SOC and SIZ, which is as long as it says.
  const at = 4 + ((frame[4] ?? 0) << 8) + (frame[5] ?? 0);
  const comment = Uint8Array.of(0xff, 0x64, 0, 8, 0, 1, ...Buffer.from('Kim.'));
  const { rows, columns } = original.run.image;
  const header = imageElements(rows, columns, [
    [0x00100010, 'PN', 'Kim^Ada'],
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_RCT'],
  ]);
  const frames = [joined([frame.subarray(0, at), comment, frame.subarray(at)])];
  const file = joined([dicomFile(compressed(JPEG_2000), header), encapsulated([0], frames)]);
  const made = await copied('j2k.dcm', file, BARE);
  expect(made?.proof.ok).toBe(true);
  const copy = made?.bytes ?? new Uint8Array();
  expect(Buffer.from(copy).includes('Kim.')).toBe(false);
  const back = good(await sourceRun(memorySource('copy.dcm', copy)));
  const [one, other] = [
    good(await readFrame(original.source, original.run, 0)),
    good(await readFrame(back.source, back.run, 0)),
  ];
  expect(Buffer.compare(Buffer.from(one.samples.buffer), Buffer.from(other.samples.buffer))).toBe(0);
});

test('a name in a table of a compressed picture is found, and masking takes it away', async () => {
  const name = 'Zygmuntowicz';
  // A table of quantisation that no component uses: a decoder may need any table.
  const table = Uint8Array.of(3, ...Buffer.from(name.padEnd(64, '.')));
  const bytes = fileOf(name, JPEG, [[withSegments([segment(0xdb, table)])]]);
  const bare = await copied('jpeg.dcm', bytes, BARE);
  expect(bare?.proof).toEqual({
    ok: false,
    problem: expect.stringContaining('compressed pictures hold what (0010,0010)'),
  });
  const masked = await copied('jpeg.dcm', bytes, { outsideRegions: false, boxes: [{ x0: 4, y0: 2, x1: 33, y1: 11 }] });
  expect(masked?.proof.ok).toBe(true);
  expect(Buffer.from(masked?.bytes ?? []).includes(name)).toBe(false);
});
