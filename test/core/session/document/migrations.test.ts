import { expect, test } from 'vitest';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { outline, run, sessionWith } from '../fixture.ts';

const drawn = outline({ id: 'L' });
const today = sessionWith(drawn);

/** The same session as the first format wrote it, which knew none of the fields named. */
function asFirstFormat(...unknown: readonly string[]): string {
  const { curve: _curve, origin: _origin, accepted: _accepted, ...oldOutline } = drawn;
  const {
    cranialEnd: _cranialEnd,
    spacing: { matrix: _matrix, ...spacing },
    ...oldRun
  } = run;
  const { measurements: _measurements, ...oldSession } = today;
  const without = <T extends object>(thing: T) =>
    Object.fromEntries(Object.entries(thing).filter(([name]) => !unknown.includes(name)));
  return JSON.stringify({
    ...without(oldSession),
    format: 'ivus-session/1',
    runs: [{ ...without(oldRun), spacing }],
    outlines: [without(oldOutline)],
  });
}

test('a session of the first format opens as splines by hand, accepted, with its orientation not said', () => {
  expect(readSession(asFirstFormat(), 'old.ivus.json')).toEqual({ ok: true, value: today });
});

test('the earliest sessions, without repeats, scales, places, marks and a catalogue, open as well', () => {
  const early = asFirstFormat('repeatOf', 'operatorScale', 'places', 'marks', 'scaleErrorPct', 'catalogue');
  expect(readSession(early, 'old.ivus.json')).toEqual({ ok: true, value: today });
});

test('a session of the present format has every field: none is filled in silently', () => {
  const { accepted: _accepted, ...lacking } = drawn;
  const read = readSession(JSON.stringify({ ...today, outlines: [lacking] }), 'new.ivus.json');
  expect(read).toMatchObject({ ok: false, problem: expect.stringContaining('outlines.0.accepted') });
  expect(readSession(writeSession(today), 'new.ivus.json').ok).toBe(true);
});
