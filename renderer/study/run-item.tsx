import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { contextMenu } from '../commands/context-menu.tsx';
import { Thumbnail } from '../decoding/run-thumbnail.tsx';
import { OrientationNote } from '../landmarks/cranial-end.tsx';
import { LandmarkList } from '../landmarks/list.tsx';
import { useDecides } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { showObject, showRun } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import { runUidNow, useApp } from '../state/store.ts';
import { missRun } from '../state/study.ts';
import { Choice } from '../ui/fields.tsx';
import { counted } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { MODALITIES, ROLES } from '../ui/labels.ts';
import { tip } from '../ui/tooltip.tsx';
import { compareWith } from '../viewer/compare.ts';
import { dragRun } from '../viewer/run-drop.ts';
import { RowWords } from './row-words.tsx';
import type { ListedRun, RowText } from './rows.ts';
import { rowLine } from './rows.ts';
import { runEntries } from './run-menu.ts';

/** One run of the study in a row; that on the screen with its outlines, and with what has to be said of it. */
export function RunItem({ run, text }: { readonly run: ListedRun; readonly text: RowText }) {
  const { record, open } = run;
  const here = useApp((state) => runUidNow(state) === record.sopInstanceUid);
  return (
    <li {...contextMenu(shownNow(record.fileName), () => runEntries(record, open !== null))}>
      <div className="run-row">
        <RunButton run={run} text={text} here={here} />
        {open !== null && <CompareButton record={record} />}
      </div>
      {open === null && (
        <p className="small warn run-more">
          File not open; its outlines keep their readings.{' '}
          <button
            type="button"
            className="small"
            aria-label={`Locate ${shownNow(record.fileName)}`}
            onClick={() => missRun(record)}
          >
            Locate…
          </button>
        </p>
      )}
      {(here || open === null) && (
        <div className="run-more stack">
          {open?.run.warnings.map((warning) => (
            <p key={warning} className="small warn">
              ! {shownNow(warning)}
            </p>
          ))}
          {!SAID_BY_HEADER.includes(record.modality) && <Declare record={record} />}
          <OrientationNote record={record} />
          <OutlineList record={record} jump={open !== null} />
          <LandmarkList record={record} jump={open !== null} />
        </div>
      )}
    </li>
  );
}

function RunButton(props: { readonly run: ListedRun; readonly text: RowText; readonly here: boolean }) {
  const { run, text, here } = props;
  const { record, open } = run;
  const warnings = open?.run.warnings.length ?? 0;
  return (
    <button
      type="button"
      className="entry run"
      aria-current={here}
      disabled={open === null}
      draggable={open !== null}
      {...tip([rowLine(text), record.fileName, ...(open?.run.warnings ?? [])].map(shownNow).join('\n'))}
      onDragStart={(event) => dragRun(event, record.sopInstanceUid)}
      onClick={() => showRun(record.sopInstanceUid)}
    >
      {open === null ? <span className="thumbnail" /> : <Thumbnail studyRun={open} display={record.display} />}
      <RowWords text={text} />
      {warnings > 0 && !here && (
        <span className="small warn" role="img" aria-label={counted(warnings, 'warning', 'warnings')}>
          !
        </span>
      )}
    </button>
  );
}

function CompareButton({ record }: { readonly record: RunRecord }) {
  return (
    <button
      type="button"
      className="beside"
      aria-label={`Compare with ${shownNow(record.fileName)}`}
      {...tip('Compare: show this run beside the one on the screen (or drag it onto the picture)')}
      onClick={() => compareWith(record.sopInstanceUid)}
    >
      <Icon>
        <path d="M3 5h8v14H3zM13 5h8v14h-8z" />
      </Icon>
    </button>
  );
}

/** Headers that leave no doubt what the run is; US may also be IVUS from an older box. */
const SAID_BY_HEADER: readonly string[] = ['IVUS', 'XA', 'RF', 'CT', 'MR'];

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

/** More outlines than this are not all listed under their run: those that the plan may use come first. */
const MOST_LISTED = 60;

function OutlineList({ record, jump }: { readonly record: RunRecord; readonly jump: boolean }) {
  const all = useApp((state) => state.study?.history.present.outlines);
  const selected = useApp((state) => state.selected);
  const onRun = all?.filter((outline) => outline.run === record.sopInstanceUid).toSorted(byFrame) ?? [];
  // What was found along a run is seen in its profile: here it would hide what was traced.
  const traced = onRun.filter(({ origin, role }) => origin !== 'automatic' || role !== 'other');
  const found = onRun.length - traced.length;
  const outlines = traced.length > MOST_LISTED ? traced.filter(({ role }) => role !== 'other') : traced;
  const listed = outlines.slice(0, MOST_LISTED);
  const more = traced.length - listed.length;
  if (onRun.length === 0) return null;
  return (
    <ul className="list tells-frame" aria-label={`Outlines on ${shownNow(record.fileName)}`}>
      {listed.map((outline) => (
        <li key={outline.id}>
          <OutlineJump outline={outline} jump={jump} current={outline.id === selected} />
        </li>
      ))}
      {more > 0 && <li className="small muted">{counted(more, 'more outline', 'more outlines')} in the table</li>}
      {found > 0 && <li className="small muted">{counted(found, 'lumen', 'lumens')} found along the run</li>}
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
