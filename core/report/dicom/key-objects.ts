import { ascii } from '../ascii.ts';
import type { ReportContent } from '../content.ts';
import { CODES } from './codes.ts';
import { type Issue, type ObjectKind, objectFile, type ReferencedRun } from './common.ts';
import { evidence } from './evidence.ts';
import { observers } from './observers.ts';
import { oneFrame } from './referenced.ts';
import { coded, sr, templateOf } from './sr-items.ts';

/** Key Object Selection Document (PS3.3 A.35.4). */
const KEY_OBJECTS: ObjectKind = {
  name: 'key objects',
  sopClass: '1.2.840.10008.5.1.4.1.1.88.59',
  modality: 'KO',
  series: 9105,
  description: 'IVUS Planner key frames',
};

/** The key frames as a selection by template TID 2010: archives and viewers show them among all others. Null where no run of theirs is at hand. */
export function keyObjects(content: ReportContent, issue: Issue, runs: readonly ReferencedRun[]): Uint8Array | null {
  const frames = keyFrames(content, runs);
  if (frames.length === 0) return null;
  const shown = runs.filter((run) => frames.some((each) => each.run === run));
  return objectFile(issue, KEY_OBJECTS, {
    ...templateOf('2010'),
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [coded(CODES.ofInterest)],
    ContinuityOfContent: 'SEPARATE',
    ReferencedPerformedProcedureStepSequence: [],
    CurrentRequestedProcedureEvidenceSequence: evidence(issue.study, shown),
    ContentSequence: [
      sr.code('HAS CONCEPT MOD', CODES.language, CODES.english),
      ...observers(content.header.reader, issue),
      sr.text('CONTAINS', CODES.keyObjectText, frames.map(({ words }) => words).join('; ')),
      ...frames.map(({ run, frame }) => sr.image('CONTAINS', null, oneFrame(run, frame))),
    ],
  });
}

/** The key frames, each once, with what is traced on it. */
function keyFrames({ keyFrames: ids, drawn }: ReportContent, runs: readonly ReferencedRun[]) {
  const found = ids.flatMap((id) => {
    const lumen = drawn.find((each) => each.id === id);
    const run = runs.find(({ uid }) => uid === lumen?.run);
    return lumen === undefined || run === undefined ? [] : [{ run, frame: lumen.frame, title: lumen.title }];
  });
  const first = found.filter((one, at) => found.findIndex((other) => isSame(other, one)) === at);
  return first.map(({ run, frame }) => {
    const titles = found.filter((other) => isSame(other, { run, frame })).map(({ title }) => title);
    return { run, frame, words: ascii(`frame ${frame}: ${titles.join(', ')}`) };
  });
}

interface Frame {
  readonly run: ReferencedRun;
  readonly frame: number;
}

function isSame(a: Frame, b: Frame): boolean {
  return a.run === b.run && a.frame === b.frame;
}
