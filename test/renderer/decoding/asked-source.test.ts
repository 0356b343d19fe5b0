import { expect, test, vi } from 'vitest';
import { joined } from '../../../core/dicom/bytes/joined.ts';
import { sourcesBehind } from '../../../renderer/decoding/asked-source.ts';
import { BLOCK, blockMemory } from '../../../renderer/decoding/block-memory.ts';
import type { BytesAsk, BytesReply } from '../../../renderer/decoding/byte-messages.ts';
import { inPieces } from '../../../renderer/decoding/pieces.ts';
import { bytesAt, same } from './disk.ts';

// As in the window, whose workers may share memory: said before the modules ask.
vi.hoisted(() => vi.stubGlobal('crossOriginIsolated', true));

const LENGTH = 3 * BLOCK;
const there = (offset: number, length: number) => bytesAt(offset, Math.max(0, Math.min(length, LENGTH - offset)));

/** A worker of bytes that notes what comes through its port, and the source behind it as a decoding worker has it. */
async function behind({ shares }: { readonly shares: boolean }) {
  const { port1, port2 } = new MessageChannel();
  const said: BytesAsk[] = [];
  const memory = blockMemory(8);
  const file = inPieces({ name: 'run.dcm', size: LENGTH, read: async (...range) => there(...range) }, memory, 7);
  port1.onmessage = async ({ data }: MessageEvent<BytesAsk>) => {
    said.push(data);
    if (data.kind === 'glance')
      port1.postMessage({ ask: data.ask, bytes: joined(data.ranges.map((one) => there(one.offset, one.length))) });
    if (data.kind !== 'read') return;
    const parts = shares ? await file.parts(data.offset, data.length) : null;
    const { ask } = data;
    port1.postMessage((parts ? { ask, parts } : { ask, bytes: there(data.offset, data.length) }) satisfies BytesReply);
  };
  const source = sourcesBehind(port2)({ id: 7, name: 'run.dcm', size: LENGTH });
  if (shares) port1.postMessage({ memory: memory.shared } satisfies BytesReply);
  const passed = () => new Promise((resolve) => setTimeout(resolve, 20));
  await passed();
  return { source, said, passed, end: () => port1.close() };
}

test('what is in the shared memory is taken without asking, and the worker of bytes is told once for each block', async () => {
  const { source, said, passed, end } = await behind({ shares: true });
  const first = await source.read(BLOCK, 1000);
  for (const [from, length] of [
    [BLOCK + 1000, 5000],
    [BLOCK + 6000, 5000],
    [2 * BLOCK - 100, 100],
  ] as const)
    expect(same(await source.read(from, length), bytesAt(from, length))).toBe(true);
  await passed();
  end();
  expect(same(first, bytesAt(BLOCK, 1000))).toBe(true);
  expect(said.map(({ kind }) => kind)).toEqual(['read', 'took']);
  expect(said[1]).toEqual({ kind: 'took', source: 7, offset: BLOCK + 1000, length: 5000, relies: true });
});

test('who relies on bytes that were only glanced at before says so', async () => {
  const { source, said, passed, end } = await behind({ shares: true });
  await source.glance([{ offset: 0, length: 1000 }]);
  await source.glance([{ offset: 500, length: 100 }]);
  await source.read(500, 100);
  await passed();
  end();
  expect(said.flatMap((one) => (one.kind === 'took' ? [one.relies] : []))).toEqual([false, true]);
});

test('a range past the end of the file gives what is there', async () => {
  const { source, end } = await behind({ shares: true });
  await source.read(2 * BLOCK, BLOCK);
  const [across, beyond] = [await source.read(3 * BLOCK - 10, 30), await source.read(3 * BLOCK, 30)];
  end();
  expect([same(across, bytesAt(3 * BLOCK - 10, 10)), beyond.length]).toEqual([true, 0]);
});

test('without a shared memory every range is asked for', async () => {
  const { source, said, end } = await behind({ shares: false });
  for (let i = 0; i < 3; i++) expect(same(await source.read(1000, 100), bytesAt(1000, 100))).toBe(true);
  end();
  expect(said.map(({ kind }) => kind)).toEqual(['read', 'read', 'read']);
});

test('of several places only those are asked for that are not in the shared memory, and all come in their order', async () => {
  const { source, said, end } = await behind({ shares: true });
  await source.read(BLOCK, 1000);
  const places = [5, BLOCK + 7, 2 * BLOCK + 9, BLOCK + 700].map((offset) => ({ offset, length: 8 }));
  const bytes = await source.glance(places);
  end();
  expect(same(bytes, joined(places.map(({ offset }) => bytesAt(offset, 8))))).toBe(true);
  const asked = said.flatMap((one) => (one.kind === 'glance' ? one.ranges.map(({ offset }) => offset) : []));
  expect(asked).toEqual([5, 2 * BLOCK + 9]);
});
