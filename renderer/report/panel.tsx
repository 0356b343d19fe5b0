import { useEffect } from 'react';
import { CommandButton } from '../commands/command-button.tsx';
import { useDerived } from '../state/derived.ts';
import { prefer } from '../state/save-preferences.ts';
import { useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';
import { usePreferences } from '../ui/preferences.ts';
import { Preview } from './preview.tsx';
import { readReportNotes, useReport } from './state.ts';
import { WhatGoesIn } from './what-goes-in.tsx';
import './report.css';

/** The report of the study on the screen: what goes in, its pages as they will be, and every form in which it can be taken along. */
export function ReportPanel() {
  const study = useApp((state) => state.study);
  const derived = useDerived();
  const read = useReport((state) => state.study);
  const key = study === null || study.isBeingRead ? null : study.key;
  useEffect(() => {
    if (key !== null) void readReportNotes(key);
  }, [key]);
  if (study?.isBeingRead) return <p className="section muted">{study.readOnly}</p>;
  if (study === null || derived === null) return <p className="section muted">Open a study to report on it.</p>;
  if (!derived.answer.ok)
    return (
      <p className="section bad" role="alert">
        ✕ No report: {derived.answer.problem}
      </p>
    );
  return (
    <>
      <TakeAlong />
      {read === key && <WhatGoesIn session={derived.session} />}
      {read === key && <Preview study={study} />}
    </>
  );
}

/** The forms of the report, and where the last one went. */
function TakeAlong() {
  const making = useReport((state) => state.making);
  const told = useReport((state) => state.told);
  const report = usePreferences((preferences) => preferences.report);
  return (
    <section className="section stack" aria-label="Save or copy the report">
      <div className="row">
        <CommandButton id="report.pdf" className="primary">
          Save PDF
        </CommandButton>
        <CommandButton id="report.copy">Copy summary</CommandButton>
        <CommandButton id="report.tables">Tables</CommandButton>
      </div>
      <div className="row">
        <CommandButton id="report.pictures">Pictures</CommandButton>
        <CommandButton id="report.sr">Structured report</CommandButton>
        <CommandButton id="report.dicom">DICOM objects</CommandButton>
        <CommandButton id="deidentify">De-identified copy…</CommandButton>
        <CommandButton id="send">Send…</CommandButton>
      </div>
      <Tick checked={report.furtherObjects} onTick={(on) => prefer({ report: { ...report, furtherObjects: on } })}>
        DICOM objects with presentation states and key objects
      </Tick>
      <p className="small muted">
        Pictures, videos, the PDF and DICOM objects show what is written in the key frames, names too. A de-identified
        copy can blacken it.
      </p>
      <p className="small anywhere" role="status">
        {making === null ? told : `${making}: being made…`}
      </p>
    </section>
  );
}
