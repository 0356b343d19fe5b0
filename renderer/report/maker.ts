import type { Picture } from '../../core/dicom/run.ts';
import type { ReportContent } from '../../core/report/content.ts';
import type { Form, FormFile } from '../../core/report/forms.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { wantPicture } from '../decoding/pictures.ts';
import { absoluteLocation } from '../shell/location.ts';
import type { StudyRun } from '../state/store.ts';
import type { Made, Reply, Request, ScreenPicture, Wanted } from './messages.ts';

/** A report in the forms that were asked for. */
export interface Printed extends Made {
  readonly files: readonly FormFile[];
}

const STOPPED = 'the program that makes it stopped; try again';
/** Forms that show the key frames. */
const PICTURED: readonly Form[] = ['pdf', 'pdf-object', 'capture', 'png', 'plain-png'];

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** Makes a report and its files in a worker, one report at a time; refused with a phrase that says why not. */
export function printedReport(wanted: Omit<Wanted, 'runs'>, runs: readonly StudyRun[]): Promise<Result<Printed>> {
  return inTurn(() => print(wanted, runs));
}

/** A frame as PNG, drawn in the same worker. */
export function drawnPicture(picture: ScreenPicture): Promise<Result<Uint8Array>> {
  return inTurn(async () => {
    const drawn = await ask({ kind: 'picture', ...picture });
    return drawn?.kind === 'drawn' ? drawn.png : fail(STOPPED);
  });
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work, work);
  turn = done;
  return done;
}

async function print(wanted: Omit<Wanted, 'runs'>, runs: readonly StudyRun[]): Promise<Result<Printed>> {
  const { forms } = wanted.asked;
  const made = await ask({
    kind: 'make',
    ...wanted,
    runs: runs.map(({ run, location }) => ({ run, location: absoluteLocation(location) })),
  });
  if (made === null || made.kind !== 'made') return fail(STOPPED);
  if (!made.made.ok) return made.made;
  const pictured = forms.some((form) => PICTURED.includes(form));
  const pictures = pictured ? await keyPictures(made.made.value.content, runs) : [];
  const printed = await ask({ kind: 'print', forms, pictures });
  if (printed === null || printed.kind !== 'printed') return fail(STOPPED);
  return printed.files.ok ? ok({ ...made.made.value, files: printed.files.value }) : printed.files;
}

/** The decoded key frames of the runs at hand; one that cannot be decoded is left out, and the report says so. */
async function keyPictures({ keyFrames, lumens }: ReportContent, runs: readonly StudyRun[]) {
  const pictures: (readonly [string, Picture])[] = [];
  for (const { id, run: uid, frame } of lumens.filter((row) => keyFrames.includes(row.id))) {
    const studyRun = runs.find(({ run }) => run.identity.sopInstanceUid === uid);
    const picture = studyRun === undefined ? null : await wantPicture(studyRun, frame - 1);
    if (picture?.ok) pictures.push([id, picture.value]);
  }
  return pictures;
}

/** The worker's answer; null when it stopped, and then the next request starts another. */
function ask(request: Request): Promise<Reply | null> {
  worker ??= new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' });
  const hand = worker;
  return new Promise((resolve) => {
    const stopped = (event: Event) => {
      event.preventDefault();
      hand.terminate();
      worker = null;
      resolve(null);
    };
    hand.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
    hand.onerror = stopped;
    hand.onmessageerror = stopped;
    hand.postMessage(request);
  });
}
