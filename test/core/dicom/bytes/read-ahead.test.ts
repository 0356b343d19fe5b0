import { expect, test } from 'vitest';
import { readingAhead } from '../../../../core/dicom/bytes/read-ahead.ts';

function counted(size: number) {
  const asked: (readonly [number, number])[] = [];
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    asked.push([offset, length]);
    return Uint8Array.from({ length: Math.min(length, size - offset) }, (_, k) => (offset + k) % 251);
  };
  return { asked, source: { name: 'small', size, read } };
}

test('of a source that was read whole nothing is asked for twice', async () => {
  const { asked, source } = counted(1000);
  const ahead = readingAhead(source);
  await ahead.read(0, 1000);
  expect([...(await ahead.read(500, 3))]).toEqual([500 % 251, 501 % 251, 502 % 251]);
  expect([...(await ahead.read(10, 2))]).toEqual([10, 11]);
  expect(asked).toEqual([[0, 1000]]);
});
