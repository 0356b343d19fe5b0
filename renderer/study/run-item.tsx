import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { Thumbnail } from '../decoding/run-thumbnail.tsx';
import { OrientationNote } from '../landmarks/cranial-end.tsx';
import { LandmarkList } from '../landmarks/list.tsx';
import { useDecides } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { showObject, showRun } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import type { StudyRun } from '../state/store.ts';
import { runUidNow, useApp } from '../state/store.ts';
import { Choice } from '../ui/fields.tsx';
import { counted } from '../ui/format.ts';
import { MODALITIES, ROLES } from '../ui/labels.ts';
import { compareWith } from '../viewer/compare.ts';
import { dragRun } from '../viewer/run-drop.ts';

/** One run of the study with its outlines; `open` is null when its file is not at hand. */
export function RunItem({ record, open }: { readonly record: RunRecord; readonly open: StudyRun | null }) {
  const uid = record.sopInstanceUid;
  const here = useApp((state) => runUidNow(state) === uid);
  const file = shownNow(record.fileName);
  const facts = [record.declaredModality ?? record.modality, framesText(record)];
  return (
    <li className="section stack">
      <button
        type="button"
        className="run"
        aria-current={here}
        disabled={open === null}
        draggable={open !== null}
        onDragStart={(event) => dragRun(event, uid)}
        onClick={() => showRun(uid)}
      >
        {open !== null && <Thumbnail studyRun={open} display={record.display} />}
        <span>
          <strong>{file}</strong>
          <br />
          <span className="small muted">{facts.filter((text) => text !== '').join(' · ')}</span>
        </span>
      </button>
      {open === null && <p className="small warn">File not open; its outlines keep their readings.</p>}
      {open?.run.warnings.map((warning) => (
        <p key={warning} className="small warn">
          ! {warning}
        </p>
      ))}
      <div className="row run-facts">
        <ScaleMark record={record} />
        {open !== null && (
          <button
            type="button"
            className="small"
            aria-label={`Compare with ${file}`}
            title="Show this run beside the one on the screen (or drag it onto the picture)"
            onClick={() => compareWith(uid)}
          >
            Compare
          </button>
        )}
      </div>
      {!SAID_BY_HEADER.includes(record.modality) && <Declare record={record} />}
      <OrientationNote record={record} />
      <OutlineList record={record} jump={open !== null} />
      <LandmarkList record={record} jump={open !== null} />
    </li>
  );
}

/** "6 frames", and of a run that is stored as single frames "6 frames, from 6 files". */
function framesText({ frames, files }: RunRecord): string {
  const text = counted(frames, 'frame', 'frames');
  return files === undefined ? text : `${text}, from ${counted(files.length, 'file', 'files')}`;
}

/** Headers that leave no doubt what the run is; US may also be IVUS from an older box. */
const SAID_BY_HEADER: readonly string[] = ['IVUS', 'XA', 'RF', 'CT', 'MR'];

function ScaleMark({ record }: { readonly record: RunRecord }) {
  const { scale, calibration } = scaleOf(record, null);
  if (!calibration.known) return <p className="small warn">? {calibration.sentence}</p>;
  if (scale.unit === 'px') return <p className="small warn">? Scale not confirmed: confirm it under Trace</p>;
  if (!scale.sizing) return <p className="small warn">? Scale known, but not accurate enough to size a stent</p>;
  return <p className="small good">✓ Scale {record.operatorScale === null ? 'known' : 'from your calibration line'}</p>;
}

function Declare({ record }: { readonly record: RunRecord }) {
  const header = record.modality === '' ? 'not in the header' : `header: ${record.modality}`;
  const declare = (chosen: keyof typeof MODALITIES | 'header') =>
    dispatch({ type: 'declareModality', run: record.sopInstanceUid, modality: chosen === 'header' ? null : chosen });
  return (
    <div className="stack small">
      <Choice
        label="This run is…"
        value={record.declaredModality ?? 'header'}
        words={{ header: `Not set (${header})`, ...MODALITIES }}
        onChoose={declare}
      />
    </div>
  );
}

function OutlineList({ record, jump }: { readonly record: RunRecord; readonly jump: boolean }) {
  const all = useApp((state) => state.study?.history.present.outlines);
  const selected = useApp((state) => state.selected);
  const outlines = all?.filter((outline) => outline.run === record.sopInstanceUid).toSorted(byFrame) ?? [];
  if (outlines.length === 0) return null;
  return (
    <ul className="list tells-frame" aria-label={`Outlines on ${shownNow(record.fileName)}`}>
      {outlines.map((outline) => (
        <li key={outline.id}>
          <OutlineJump outline={outline} jump={jump} current={outline.id === selected} />
        </li>
      ))}
    </ul>
  );
}

function OutlineJump(props: { readonly outline: Outline; readonly jump: boolean; readonly current: boolean }) {
  const { outline, jump, current } = props;
  const decides = useDecides(outline);
  return (
    <button
      type="button"
      className="quiet small"
      disabled={!jump}
      aria-current={current}
      onClick={() => showObject(outline)}
    >
      <span className="number">Frame {outline.frame + 1}</span> · {ROLES[outline.role]}
      {outline.segment === 'unknown' ? '' : ` ${outline.segment}`}
      {decides && ' (decides)'}
      {!outline.accepted && ' (not accepted)'}
      {outline.repeatOf !== null && ' (repeat)'}
    </button>
  );
}

function byFrame(a: Outline, b: Outline): number {
  return a.frame - b.frame;
}
