import { expect } from 'vitest';
import { dcmtk } from './dcmtk.ts';

/** Which names, IDs, other texts and UIDs (VR PN, LO, SH, UI) of files, as dcmdump reads them, a text holds; classes and encodings, which the standard names, are none of them. */
export async function saidOf(files: readonly string[], text: string): Promise<readonly string[]> {
  const dumps = await Promise.all(files.map(async (file) => (await dcmtk('dcmdump', '+L', file)).stdout));
  const values = dumps
    .flatMap((dump) => [...dump.matchAll(/^\s*\([0-9a-f,]+\) (?:PN|LO|SH|UI) \[([^\]]{3,})\]/gm)])
    .flatMap(([, value = '']) => value.split(/[\\^]/))
    .map((value) => value.trim())
    .filter((value) => value.length > 2);
  // A search for nothing would find nothing.
  expect(values.length).toBeGreaterThan(20);
  return [...new Set(values)].filter((value) => text.includes(value));
}
