import { useId, useMemo, useState } from 'react';
import { MEASURES } from '../../core/practice/bands.ts';
import type { MeasureId } from '../../core/practice/measures.ts';
import { MEASURE_IDS } from '../../core/practice/measures.ts';
import type { Reader } from '../../core/practice/teaching/readers.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';
import { SheetDialog } from '../ui/sheet.tsx';
import { Agreed } from './agreed.tsx';
import type { StudyDraft } from './making.ts';
import { chosenReaders, makeStudy, whyNot } from './making.ts';
import { SheetNotices } from './sheet-notices.tsx';
import { usePractice } from './state.ts';

const EMPTY: StudyDraft = { title: '', history: '', teachingPoint: '', trains: [], formGiven: true, looked: false };

/** A practice study of the open, de-identified runs: what the teacher says of it, whose tracings are the truth, how far they agree. */
export function MakeStudy() {
  const session = useApp(sessionNow);
  const teacher = usePractice((state) => state.trainee);
  const busy = usePractice((state) => state.busy);
  const [draft, setDraft] = useState(EMPTY);
  const [others, setOthers] = useState<readonly Reader[]>([]);
  const readers = useMemo(
    () => [...(session === null ? [] : [{ name: teacher || 'Open session', session }]), ...others],
    [session, teacher, others],
  );
  const close = () => usePractice.setState({ book: null });
  const change = (changed: Partial<StudyDraft>) => setDraft({ ...draft, ...changed });
  const reason = whyNot(draft);
  const make = async () => {
    if (await makeStudy(readers, draft)) close();
  };
  return (
    <SheetDialog title="Make a practice study from this run" className="make-study" onClose={close}>
      <p className="small">
        Your outlines, answers and lengths from the confluence become the truth. Runs that still name the patient are
        refused. The files are copied to the program’s own data folder under new names.
      </p>
      <Words draft={draft} change={change} />
      <Trains trains={draft.trains} choose={(trains) => change({ trains })} />
      <Tick checked={draft.formGiven} onTick={(formGiven) => change({ formGiven })}>
        Put your answers on the request form, except how the lesion behaves
      </Tick>
      <Tick checked={draft.looked} onTick={(looked) => change({ looked })}>
        I have checked every run: no name appears in the pictures
      </Tick>
      <section className="stack" aria-label="Readers">
        <h3>Readers whose tracings are the truth</h3>
        <p>{readers.map(({ name }) => name).join(', ')}</p>
        <p className="row">
          <button type="button" onClick={() => void chosenReaders().then((more) => setOthers([...others, ...more]))}>
            Add other readers’ sessions…
          </button>
          {others.length > 0 && (
            <button type="button" onClick={() => setOthers([])}>
              Use only the open session
            </button>
          )}
        </p>
        <Agreed readers={readers} />
      </section>
      <SheetNotices />
      <p className="row">
        <button type="button" disabled={reason !== null || busy !== null} onClick={() => void make()}>
          Make study
        </button>
        {reason !== null && <span className="small">{reason}</span>}
      </p>
    </SheetDialog>
  );
}

function Words(props: { readonly draft: StudyDraft; readonly change: (changed: Partial<StudyDraft>) => void }) {
  const { draft, change } = props;
  const id = useId();
  const fields = [
    ['title', 'Title', 1],
    ['history', 'History and other information for the trainee', 4],
    ['teachingPoint', 'Teaching point (shown after submitting)', 2],
  ] as const;
  return (
    <div className="stack">
      {fields.map(([key, label, rows]) => (
        <div key={key}>
          <label htmlFor={`${id}-${key}`}>{label}</label>
          <textarea
            id={`${id}-${key}`}
            rows={rows}
            value={draft[key]}
            onChange={(event) => change({ [key]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}

function Trains(props: {
  readonly trains: readonly MeasureId[];
  readonly choose: (trains: readonly MeasureId[]) => void;
}) {
  const { trains, choose } = props;
  return (
    <details>
      <summary>What it trains ({trains.length} selected): suggested to trainees whose errors are largest there</summary>
      <div className="trains">
        {MEASURE_IDS.map((measure) => (
          <Tick
            key={measure}
            checked={trains.includes(measure)}
            onTick={(on) => choose(on ? [...trains, measure] : trains.filter((each) => each !== measure))}
          >
            {MEASURES[measure].label}
          </Tick>
        ))}
      </div>
    </details>
  );
}
