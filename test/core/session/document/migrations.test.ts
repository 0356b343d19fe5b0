import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { projectFolder } from '../../../../electron/runtime/project.mjs';
import { outline, run, sessionWith } from '../fixture.ts';

/** As the second format wrote it: a lesion and a reference of the first sample. */
const second = await readFile(join(projectFolder, 'test/core/session/saved/ivus-session-2.ivus.json'), 'utf8');

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

test('a reference of the second format that is not called normal is one of which nobody has said it; a lesion stays as it was', () => {
  const written = JSON.parse(second) as Session;
  expect(written.outlines.map(({ role, normal }) => [role, normal])).toEqual([
    ['lesion', false],
    ['reference', true],
  ]);
  const open = { ...written, outlines: written.outlines.map((each) => ({ ...each, normal: false })) };
  const normalIn = (session: Session) => {
    const read = readSession(JSON.stringify(session), 'old.ivus.json');
    return read.ok ? read.value.outlines.map(({ normal }) => normal) : read.problem;
  };
  expect([normalIn(written), normalIn(open)]).toEqual([
    [false, true],
    [false, null],
  ]);
});

test('a session of the present format has every field: none is filled in silently', () => {
  const { accepted: _accepted, ...lacking } = drawn;
  const read = readSession(JSON.stringify({ ...today, outlines: [lacking] }), 'new.ivus.json');
  expect(read).toMatchObject({ ok: false, problem: expect.stringContaining('outlines.0.accepted') });
  expect(readSession(writeSession(today), 'new.ivus.json').ok).toBe(true);
});
