import { useState } from 'react';
import { AS_STORED } from '../../core/session/document/display-orientation.ts';
import { Thumbnail } from '../decoding/run-thumbnail.tsx';
import { closeSheet } from '../state/editing.ts';
import { shownNow } from '../state/patient.ts';
import type { OpenStudy, StudyRun } from '../state/store.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';
import { SheetDialog } from '../ui/sheet.tsx';
import { Copying } from './copying.tsx';
import { type Drafts, firstDrafts, type RunDraft, whyNotYet } from './draft.ts';
import { RunMasks } from './run-masks.tsx';
import './deidentify.css';

/** Copies of the open study that name nobody: which runs, what becomes black in them, where to; while wanted. */
export function DeidentifySheet() {
  const study = useApp((state) => (state.sheet === 'deidentify' ? state.study : null));
  if (study === null) return null;
  return (
    <SheetDialog title="De-identified copy" className="deidentify" onClose={closeSheet}>
      <Content study={study} />
    </SheetDialog>
  );
}

function Content({ study }: { readonly study: OpenStudy }) {
  const { runs } = study;
  const [drafts, setDrafts] = useState<Drafts>(() => firstDrafts(runs));
  const [here, setHere] = useState(runs[0]?.run.identity.sopInstanceUid ?? '');
  const [withSession, setWithSession] = useState(true);
  const session = useApp(sessionNow);
  const change = (uid: string, changed: Partial<RunDraft>) => {
    const draft = drafts[uid];
    if (draft !== undefined) setDrafts({ ...drafts, [uid]: { ...draft, ...changed } });
  };
  const shown = runs.find(({ run }) => run.identity.sopInstanceUid === here);
  const draft = drafts[here];
  return (
    <div className="stack">
      <p className="small">
        The copies have no names, numbers and dates of the patient; scale, times and pixels stay as they are. Text that
        is written in the pictures is not found by itself: blacken it, and look through every run.
      </p>
      <div className="columns">
        <ul className="stack runs" aria-label="Runs">
          {runs.map((studyRun) => (
            <RunChoice
              key={studyRun.run.identity.sopInstanceUid}
              studyRun={studyRun}
              draft={drafts[studyRun.run.identity.sopInstanceUid]}
              here={studyRun === shown}
              onShow={setHere}
              onChange={change}
            />
          ))}
        </ul>
        {shown !== undefined && draft !== undefined && (
          <RunMasks key={here} studyRun={shown} draft={draft} onChange={(changed) => change(here, changed)} />
        )}
      </div>
      <Tick checked={withSession} onTick={setWithSession}>
        Include the session: outlines and answers, without notes and typed names
      </Tick>
      <Copying
        runs={runs}
        drafts={drafts}
        session={withSession ? session : null}
        whyNot={whyNotYet(runs, drafts, withSession)}
      />
    </div>
  );
}

function RunChoice(props: {
  readonly studyRun: StudyRun;
  readonly draft: RunDraft | undefined;
  readonly here: boolean;
  readonly onShow: (uid: string) => void;
  readonly onChange: (uid: string, change: Partial<RunDraft>) => void;
}) {
  const { studyRun, draft, here, onShow, onChange } = props;
  const { identity, file, image } = studyRun.run;
  const uid = identity.sopInstanceUid;
  const name = shownNow(file.split(/[\\/]/).at(-1) ?? file);
  return (
    <li>
      <button type="button" className="entry run" aria-current={here} onClick={() => onShow(uid)}>
        <Thumbnail studyRun={studyRun} display={AS_STORED} />
        <span className="anywhere">
          {name}
          <span className="small muted" style={{ display: 'block' }}>
            {identity.modality} · {image.frames === 1 ? '1 frame' : `${image.frames} frames`} ·{' '}
            {draft?.looked === true ? '✓ looked through' : 'not looked through yet'}
          </span>
        </span>
      </button>
      <Tick checked={draft?.copied === true} onTick={(copied) => onChange(uid, { copied })}>
        Copy this run
      </Tick>
    </li>
  );
}
