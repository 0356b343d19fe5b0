import { useId } from 'react';
import { keyLumens, lumenRows, lumenTitle } from '../../core/report/lumens.ts';
import { fileNameOf } from '../../core/report/words.ts';
import { caseOf } from '../../core/session/derived/case.ts';
import type { Session } from '../../core/session/document/document.ts';
import { shownNow } from '../state/patient.ts';
import { prefer } from '../state/save-preferences.ts';
import { Choice, TextField, Tick, useTyping } from '../ui/fields.tsx';
import { usePreferences } from '../ui/preferences.ts';
import { isSigned, note, sign, useReport } from './state.ts';

const PAPERS = { a4: 'A4', letter: 'Letter' } as const;

/** What the reader says of the report: names, paper, comment, key frames, and whether it is signed. */
export function WhatGoesIn({ session }: { readonly session: Session }) {
  const report = usePreferences((preferences) => preferences.report);
  const state = useReport();
  const { reader, institution, paper } = report;
  const change = (changes: Partial<typeof report>) => prefer({ report: { ...report, ...changes } });
  return (
    <section className="section stack" aria-label="What goes in">
      <h2>What goes in</h2>
      <div className="fields">
        <TextField label="Reader" value={reader} onCommit={(text) => change({ reader: text.trim() })} />
        <TextField label="Institution" value={institution} onCommit={(text) => change({ institution: text.trim() })} />
        <Choice label="Paper" value={paper} words={PAPERS} onChoose={(chosen) => change({ paper: chosen })} />
        <Comment value={state.notes.comment} />
        <KeyFrames session={session} />
        {reader === '' ? (
          <p className="whole small muted">A draft: enter the reader’s name to sign it.</p>
        ) : (
          <Tick checked={isSigned(state, session, reader)} onTick={(on) => sign(on, reader)}>
            Signed by {reader} (any later change makes it a draft again)
          </Tick>
        )}
      </div>
    </section>
  );
}

function Comment({ value }: { readonly value: string }) {
  const id = useId();
  const { field } = useTyping(value, (text) => {
    note({ comment: text.trim() });
    return null;
  });
  return (
    <>
      <label htmlFor={id}>Comment</label>
      <textarea
        id={id}
        rows={3}
        {...field}
        // Enter begins another line.
        onKeyDown={(event) => event.key !== 'Enter' && field.onKeyDown(event)}
      />
    </>
  );
}

/** The lumens whose frames can be shown; those that decide are ticked until somebody chooses otherwise. */
function KeyFrames({ session }: { readonly session: Session }) {
  const chosen = useReport((state) => state.notes.keyFrames);
  const rows = lumenRows(session, caseOf(session).outlines, () => null);
  const usual = keyLumens(rows).map(({ id }) => id);
  const shown = rows.map(({ id }) => id).filter((id) => (chosen ?? usual).includes(id));
  if (rows.length === 0) return <p className="whole small muted">Key frames: nothing that counts is traced yet.</p>;
  const choose = (id: string, on: boolean) => {
    const ticked = rows.map((row) => row.id).filter((each) => (each === id ? on : shown.includes(each)));
    const isUsual = ticked.length === usual.length && ticked.every((each) => usual.includes(each));
    note({ keyFrames: isUsual ? null : ticked });
  };
  const several = session.runs.length > 1;
  return (
    <fieldset className="whole key-frame-choice">
      <legend>Key frames</legend>
      {rows.map((row) => (
        <Tick key={row.id} checked={shown.includes(row.id)} onTick={(on) => choose(row.id, on)}>
          {lumenTitle(row)} · frame {row.frame}
          {several && <span className="muted"> · {shownNow(fileNameOf(row.file))}</span>}
        </Tick>
      ))}
    </fieldset>
  );
}
