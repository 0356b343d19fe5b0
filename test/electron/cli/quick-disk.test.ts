import { expect, test } from 'vitest';
import { type Disk, quickDisk } from '../../../electron/file-source.ts';

/** A disk that writes down by which way it was asked. */
function told(way: string, said: string[], answer: () => void): Disk {
  const asked = (): number => {
    said.push(way);
    answer();
    return 7;
  };
  return { stat: () => Promise.reject(new Error('not asked')), open: asked, read: asked, close: () => void asked() };
}

test('a disk is asked directly until an answer is slow, then so many answers are waited for before it is tried again', async () => {
  let now = 0;
  let takes = 0.1;
  const said: string[] = [];
  const answer = (): void => {
    now += takes;
  };
  const disk = quickDisk(told('direct', said, answer), told('patient', said, answer), () => now);
  expect(await disk.open('a')).toBe(7);
  await disk.close(7);
  takes = 30;
  await disk.read(7, new Uint8Array(1), 0, 0);
  for (let more = 0; more < 64; more += 1) await disk.read(7, new Uint8Array(1), 0, 0);
  takes = 0.1;
  await disk.close(7);
  await disk.open('b');
  expect(said.filter((way) => way === 'patient')).toHaveLength(64);
  expect(said.slice(0, 4)).toEqual(['direct', 'direct', 'direct', 'patient']);
  expect(said.slice(-3)).toEqual(['patient', 'direct', 'direct']);
});

test('so they are after an answer that was slow to fail', async () => {
  let now = 0;
  const said: string[] = [];
  const fails = (): void => {
    now += 30;
    throw new Error('unplugged');
  };
  const disk = quickDisk(
    told('direct', said, fails),
    told('patient', said, () => {}),
    () => now,
  );
  expect(() => disk.open('a')).toThrow('unplugged');
  await disk.open('a');
  expect(said).toEqual(['direct', 'patient']);
});
