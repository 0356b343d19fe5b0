import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scoreSession } from '../../../../core/practice/score.ts';
import { lumensCsv } from '../../../../core/report/csv.ts';
import { lumenRemarks } from '../../../../core/report/remarks.ts';
import { reportText } from '../../../../core/report/text.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Command } from '../../../../core/session/document/commands.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { readSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import { trustWord } from '../../../../core/session/drawn/automatic.ts';
import { foundOutlines } from '../../../../core/session/drawn/found-outline.ts';
import { projectFolder } from '../../../../electron/runtime/project.mjs';
import { perfect, study } from '../../practice/perfect.ts';
import { made } from '../../report/made.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4), state: 'expiration' });
const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13.4, 12.6) });
const traced = sessionWith(lesion, reference);

let made_ = 0;
const newId = () => `found ${made_++}`;

/** Borders narrower than every tracing, as each kind of finding leaves them: of a frame, of a stretch, and offered as a lesion. */
function waitingIn(session: Session): readonly Outline[] {
  const record = session.runs[0] ?? run;
  const borders = [3, 4].map((frame) => ({ frame, knots: ellipse(9, 2), confidence: frame === 3 ? 0.4 : 0.9 }));
  return [{}, { role: 'other' }, { role: 'lesion', segment: 'CIV' }].flatMap((said) =>
    foundOutlines(session, record, borders, said as Partial<Outline>, newId),
  );
}

const withWaiting = (session: Session): Session => ({
  ...session,
  outlines: [...session.outlines, ...waitingIn(session)],
});

test('borders that nobody has accepted change neither plan nor score nor any figure of a report', () => {
  expect(caseOf(withWaiting(traced)).planCase).toEqual(caseOf(traced).planCase);
  const classic = study('classic-left-nivl');
  const done = perfect(classic);
  const scored = (session: Session) => {
    const score = scoreSession(session, classic.truth);
    return score.ok ? { ...score.value, notScored: [] } : score.problem;
  };
  expect(scored(withWaiting(done))).toEqual(scored(done));
  const [plain, waiting] = [made(done), made(withWaiting(done))];
  for (const part of ['lumens', 'stenosis', 'headline', 'stent', 'behaviour', 'drawn'] as const)
    expect(waiting[part]).toEqual(plain[part]);
  expect(waiting.leftOut.join(' ')).toMatch(/found automatically and is not accepted/);
});

test('accepted, it is the operator’s: the plan has it, and the report says that it was found and how sure it was', () => {
  const [found] = foundOutlines(traced, run, [{ frame: 7, knots: ellipse(16, 4), confidence: 0.934 }], {}, newId);
  if (found === undefined) throw new Error('one was found');
  const words = { role: 'lesion', segment: 'CIV', state: 'inspiration' } as const;
  const session = [
    { type: 'addOutlines', outlines: [found], label: 'find lumen' },
    { type: 'accept', ids: [found.id], words },
  ].reduce((before, command) => apply(before, command as Command), traced);
  expect(session.outlines.at(-1)).toMatchObject({ accepted: true, origin: 'automatic', confidence: 0.934, ...words });
  const { lumens, ...content } = made(session);
  const row = lumens.find(({ id }) => id === found.id);
  if (row === undefined) throw new Error('the report has the lumen');
  expect([row.origin, row.confidence]).toEqual(['automatic', 0.934]);
  expect(lumenRemarks(row)).toBe('automatic border, accepted, confidence 93 %');
  expect(lumensCsv({ lumens })).toContain('automatic border, accepted, confidence 93 %');
  expect(reportText({ ...content, lumens })).toMatch(/Automatic border, accepted,\s+confidence 93 %/);
});

test('moved by hand it is corrected and the operator’s; taken elsewhere by a hint it is corrected and still waits', () => {
  const [found] = foundOutlines(traced, run, [{ frame: 7, knots: ellipse(16, 4), confidence: 0.5 }], {}, newId);
  if (found === undefined) throw new Error('one was found');
  const session = { ...traced, outlines: [...traced.outlines, found] };
  const after = (command: Command) => apply(session, command).outlines.at(-1);
  const knots = ellipse(16, 5);
  expect(after({ type: 'reshape', id: found.id, knots, label: 'move point' })).toMatchObject({
    origin: 'corrected',
    accepted: true,
    confidence: null,
  });
  expect(after({ type: 'correctBorder', id: found.id, knots, confidence: 0.8, label: 'correct border' })).toMatchObject(
    {
      origin: 'corrected',
      accepted: false,
      confidence: 0.8,
      knots,
    },
  );
});

test('a whole stretch is accepted in one step, and one step back it waits again', () => {
  const stretch = foundOutlines(
    traced,
    run,
    [1, 2, 3].map((frame) => ({ frame, knots: ellipse(9, 8 + frame), confidence: 0.9 })),
    { role: 'other' },
    newId,
  );
  const before = historyOf({ ...traced, outlines: [...traced.outlines, ...stretch] });
  const after = perform(before, { type: 'accept', ids: stretch.map(({ id }) => id) });
  expect(after.present.outlines.every(({ accepted }) => accepted)).toBe(true);
  expect(undo(after).present).toEqual(before.present);
  // Neither lesion nor reference, and nobody says where: they are of the profile, not of the plan.
  expect(caseOf(after.present)).toEqual(caseOf(traced));
});

test('a border is sure or to be checked while it waits; what the operator accepted, corrected or drew is neither', () => {
  const border = { origin: 'automatic', accepted: false, confidence: 0.75 } as const;
  expect(trustWord(border)).toBe('sure');
  expect(trustWord({ ...border, confidence: 0.7499 })).toBe('check me');
  expect(trustWord({ ...border, accepted: true })).toBeNull();
  expect(trustWord({ ...border, origin: 'corrected' })).toBeNull();
  expect(trustWord({ origin: 'hand', accepted: true, confidence: null })).toBeNull();
});

test('a session of the third format, which knew no found borders, opens with every outline as it was', async () => {
  const text = await readFile(join(projectFolder, 'test/core/session/saved/ivus-session-3.ivus.json'), 'utf8');
  const written = JSON.parse(text) as Session;
  const read = readSession(text, 'old.ivus.json');
  if (!read.ok) throw new Error(read.problem);
  expect([written.format, read.value.format]).toEqual(['ivus-session/3', 'ivus-session/4']);
  expect(written.outlines.length).toBeGreaterThan(1);
  expect(read.value.outlines).toEqual(written.outlines.map((one) => ({ ...one, confidence: null })));
});
