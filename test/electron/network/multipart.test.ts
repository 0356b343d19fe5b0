import { expect, test } from 'vitest';
import { boundaryIn, Malformed, multipartReader } from '../../../electron/network/web/multipart.ts';
import { random } from '../../fuzz/random.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** The parts of a body that comes in the given chunks, as texts, and whether it was closed. */
function read(boundary: string, chunks: readonly Uint8Array[]) {
  const reader = multipartReader(boundary);
  const parts: { headers: Record<string, string>; text: string; whole: boolean }[] = [];
  let closed = false;
  for (const chunk of chunks) {
    for (const piece of reader(chunk)) {
      if (piece.kind === 'part') parts.push({ headers: Object.fromEntries(piece.headers), text: '', whole: false });
      const last = parts.at(-1);
      if (piece.kind === 'bytes' && last) last.text += Buffer.from(piece.bytes).toString('latin1');
      if (piece.kind === 'end' && last) last.whole = true;
      if (piece.kind === 'closed') closed = true;
    }
  }
  return { parts, closed };
}

const BODY = bytes(
  'a preamble\r\n--b\r\nContent-Type: application/dicom\r\nContent-Length: 9\r\n\r\none\r\n-two\r\n--b\r\n\r\n--b is no boundary here\r\n--b--\r\nafter',
);
const WHOLE = {
  parts: [
    { headers: { 'content-type': 'application/dicom', 'content-length': '9' }, text: 'one\r\n-two', whole: true },
    { headers: {}, text: '--b is no boundary here', whole: true },
  ],
  closed: true,
};

test('a body is the same however it is cut into chunks', () => {
  const below = random(14);
  expect(read('b', [BODY])).toEqual(WHOLE);
  expect(
    read(
      'b',
      [...BODY].map((byte) => Uint8Array.of(byte)),
    ),
  ).toEqual(WHOLE);
  for (let round = 0; round < 200; round += 1) {
    const cuts = [0, ...Array.from({ length: 5 }, () => below(BODY.length)), BODY.length].sort((a, b) => a - b);
    expect(
      read(
        'b',
        cuts.slice(1).map((cut, at) => BODY.subarray(cuts[at], cut)),
      ),
    ).toEqual(WHOLE);
  }
});

test('a body that breaks off is not closed, and its last part not whole', () => {
  expect(read('b', [bytes('--b\r\n\r\nhalf of i')])).toEqual({
    parts: [{ headers: {}, text: 'half ', whole: false }],
    closed: false,
  });
});

test('a boundary that never comes and headers that never end are given up', () => {
  const chunk = Buffer.alloc(40_000, 'x');
  expect(() => read('b', [chunk, chunk])).toThrow(Malformed);
  expect(() => read('b', [bytes('--b\r\n'), chunk])).toThrow(Malformed);
  expect(() => read('b', [bytes('--bogus\r\n\r\n')])).toThrow(Malformed);
});

test('the boundary is read from the type of the answer, quoted or not', () => {
  expect(
    [
      'multipart/related; type="application/dicom"; boundary=abc',
      'Multipart/Related;boundary="a b;c";type="application/dicom"',
      'multipart/related; type="application/dicom"',
      'text/html; boundary=abc',
      '',
    ].map(boundaryIn),
  ).toEqual(['abc', 'a b;c', null, null, null]);
});
