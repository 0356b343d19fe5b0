import { useEffect, useState } from 'react';
import { greatestOf, leastOf } from '../../../core/extremes.ts';
import { shell } from '../../shell/shell.ts';
import { closeSheet } from '../../state/editing.ts';
import { notice } from '../../state/notices.ts';
import { proposedName } from '../../state/saved-name.ts';
import type { StudyRun } from '../../state/store.ts';
import { runNow, sessionNow, useApp } from '../../state/store.ts';
import { NumberField, Tick } from '../../ui/fields.tsx';
import { counted } from '../../ui/format.ts';
import { SheetDialog } from '../../ui/sheet.tsx';
import { type CineWish, cineFormat, madeCine } from './cine.ts';
import type { CineFormat } from './messages.ts';

/** The sheet that makes a video of the run in the active pane. */
export function CineSheet() {
  const shown = useApp(({ sheet }) => sheet === 'cine');
  const studyRun = useApp((state) => runNow(state));
  if (!shown || studyRun === null) return null;
  return (
    <SheetDialog title="Save as video" className="cine-sheet" onClose={closeSheet}>
      <Making key={studyRun.digest} studyRun={studyRun} />
    </SheetDialog>
  );
}

function Making({ studyRun }: { readonly studyRun: StudyRun }) {
  const { run } = studyRun;
  const all = run.image.frames;
  const [wish, setWish] = useState<CineWish>({ first: 0, last: all - 1, rate: null, drawn: true });
  const [format, setFormat] = useState<CineFormat | null | undefined>(undefined);
  const [done, setDone] = useState<number | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  useEffect(() => {
    void cineFormat(studyRun).then(setFormat);
  }, [studyRun]);
  useEffect(() => () => stop?.abort(), [stop]);
  const change = (changes: Partial<CineWish>) => setWish({ ...wish, ...changes });
  const needsRate = !run.clock.known && wish.rate === null;
  const count = wish.last - wish.first + 1;
  const make = async () => {
    if (!format) return;
    const stopping = new AbortController();
    setStop(stopping);
    setDone(0);
    await save(studyRun, wish, format, setDone, stopping.signal);
    setDone(null);
  };
  return (
    <div className="stack">
      <Stretch studyRun={studyRun} wish={wish} change={change} />
      <p className="small">{formatText(format)}</p>
      <p className="small muted">
        A video loses detail: it is not for measurement. It shows whatever is written in the pictures, names too.
      </p>
      {done === null ? (
        <button
          type="button"
          className="primary"
          disabled={!format || needsRate || count < 1}
          onClick={() => void make()}
        >
          Save video of {counted(Math.max(0, count), 'frame', 'frames')}
        </button>
      ) : (
        <div className="row">
          <progress value={done} max={count} aria-label="Frames written" />
          <span role="status">
            {done} of {count} frames
          </span>
          <button type="button" onClick={() => stop?.abort()}>
            Cancel
          </button>
        </div>
      )}
    </div>
  );
}

function Stretch(props: {
  readonly studyRun: StudyRun;
  readonly wish: CineWish;
  readonly change: (changes: Partial<CineWish>) => void;
}) {
  const { studyRun, wish, change } = props;
  const { clock, image, trim, viewingRate } = studyRun.run;
  const inside = (frame: number) =>
    Number.isInteger(frame) && frame >= 1 && frame <= image.frames ? null : `The run has frames 1 to ${image.frames}.`;
  const marked = useMarked(studyRun);
  return (
    <>
      <div className="fields numbers">
        <NumberField
          label="From frame"
          unit=""
          value={wish.first + 1}
          refuse={inside}
          onCommit={(frame) => change({ first: (frame ?? 1) - 1 })}
        />
        <NumberField
          label="To frame"
          unit=""
          value={wish.last + 1}
          refuse={inside}
          onCommit={(frame) => change({ last: (frame ?? image.frames) - 1 })}
        />
        {!clock.known && (
          <NumberField
            label="Frames per second"
            unit=""
            value={wish.rate}
            refuse={(rate) => (rate > 0 && rate <= 200 ? null : 'Enter a number above 0, at most 200.')}
            onCommit={(rate) => change({ rate })}
          />
        )}
      </div>
      {!clock.known && (
        <p className="warn small">
          ? The true times are not known: {clock.sentence} The video says so.
          {viewingRate !== null && ` The file recommends ${viewingRate} frames per second for viewing.`}
        </p>
      )}
      <div className="row">
        <button type="button" onClick={() => change({ first: 0, last: image.frames - 1 })}>
          Whole run
        </button>
        {trim !== null && (
          <button type="button" onClick={() => change(trim)}>
            Part the file recommends
          </button>
        )}
        {marked !== null && (
          <button type="button" onClick={() => change(marked)}>
            First to last mark
          </button>
        )}
      </div>
      <Tick checked={wish.drawn} onTick={(drawn) => change({ drawn })}>
        With outlines and measurements
      </Tick>
    </>
  );
}

/** From the first mark on the run to the last; null where there are no two. */
function useMarked({ run }: StudyRun): { readonly first: number; readonly last: number } | null {
  const session = useApp(sessionNow);
  const uid = run.identity.sopInstanceUid;
  const frames = (session?.marks ?? []).filter((mark) => mark.run === uid).map(({ frame }) => frame);
  const [first, last] = [leastOf(frames), greatestOf(frames)];
  return frames.length > 1 && first < last ? { first, last } : null;
}

function formatText(format: CineFormat | null | undefined): string {
  if (format === undefined) return 'Checking which video formats can be written here…';
  if (format === null) return '✕ No video can be written here: use the desktop program or a current browser.';
  if (format.codec === 'avc') return 'H.264 in an MP4 file.';
  return `H.264 cannot be written here: the video will be ${format.codec.toUpperCase()} in a WebM file, which browsers and VLC play.`;
}

async function save(
  studyRun: StudyRun,
  wish: CineWish,
  format: CineFormat,
  done: (frames: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await madeCine(studyRun, wish, format, done, signal);
  if (bytes === null) return notice('The video was cancelled; nothing was saved.');
  if (!bytes.ok) return notice(bytes.problem);
  const name = `${proposedName(studyRun.run)}-frames${wish.first + 1}-${wish.last + 1}.${format.kind}`;
  const { place, problem } = await shell.saveFiles({ kind: format.kind, files: [{ name, bytes: bytes.value }] });
  if (problem !== null) notice(problem);
  if (place === null) return;
  closeSheet();
  notice(`Video saved: ${place}`);
}
