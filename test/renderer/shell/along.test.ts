import { expect, test } from 'vitest';
import { alongBlob } from '../../../renderer/shell/along.ts';

const WHOLE = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31 + (at >> 10) * 7) & 255);

/** A file that notes from where on it was opened. */
function opened() {
  const blob = new Blob([WHOLE]);
  const places: number[] = [];
  const slice = blob.slice.bind(blob);
  blob.slice = (from = 0, ...rest) => {
    places.push(from);
    return slice(from, ...rest);
  };
  return { along: alongBlob(blob), places };
}

async function bytesOf(along: ReturnType<typeof alongBlob>, offset: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  await along(offset, length, (bytes) => parts.push(Buffer.from(bytes)));
  return Buffer.concat(parts);
}

const same = (bytes: Buffer, from: number, length: number) => bytes.equals(WHOLE.subarray(from, from + length));

test('ranges that follow each other come out of one stream, whether they are asked for together or in turn', async () => {
  const { along, places } = opened();
  const together = await Promise.all([bytesOf(along, 1000, 1_500_000), bytesOf(along, 1_501_000, 7)]);
  const after = await bytesOf(along, 1_501_007, 400_000);
  expect([
    same(together[0], 1000, 1_500_000),
    same(together[1], 1_501_000, 7),
    same(after, 1_501_007, 400_000),
  ]).toEqual([true, true, true]);
  expect(places).toEqual([1000]);
});

test('two places are read along side by side; a third takes the stream of the first, which begins anew', async () => {
  const { along, places } = opened();
  for (const from of [0, 1_000_000, 100, 1_000_100, 2_000_000, 200]) {
    expect(same(await bytesOf(along, from, 100), from, 100)).toBe(true);
  }
  expect(places).toEqual([0, 1_000_000, 2_000_000, 200]);
});

test('what goes past the end comes short, and a file that cannot be read fails for each who asked', async () => {
  const { along } = opened();
  const ending = await bytesOf(along, WHOLE.length - 10, 100);
  const broken = Object.assign(new Blob([WHOLE]), {
    slice: () => ({
      stream: () => new ReadableStream({ type: 'bytes', pull: (control) => control.error(new Error('gone')) }),
    }),
  });
  const lost = alongBlob(broken as unknown as Blob);
  const said = await Promise.allSettled([bytesOf(lost, 0, 10), bytesOf(lost, 10, 10)]);
  expect([ending.length, said.map(({ status }) => status)]).toEqual([10, ['rejected', 'rejected']]);
});
