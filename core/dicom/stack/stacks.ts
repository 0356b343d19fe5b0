import { grouped } from '../../grouped.ts';
import type { Run, SingleFrame } from '../run.ts';
import { takenApart } from './stack-clock.ts';
import { commonTraits, difference } from './traits.ts';

/** Frames of one run in their order, or a run by itself; with what there is to say of how it came about. */
export interface Entry<T> {
  readonly frames: readonly T[];
  readonly remarks: readonly string[];
}

interface Opened {
  readonly run: Run;
}

/** Modalities whose single frames in one series may be frames of one run; radiographs, spot films and slices never are. */
const MODALITIES: readonly string[] = ['IVUS', 'IVOCT', 'US', 'XA'];

/** Whether a run may be a frame of another one that is stored as single frames. */
export function mayBeFrame({ single, identity, pixels }: Run): boolean {
  const alone = single !== null && pixels.kind !== 'video' && pixels.kind !== 'files';
  return alone && identity.seriesInstanceUid !== '' && MODALITIES.includes(identity.modality);
}

/** What is open, with the single frames of each series put together where they are one run: each run once, in the order in which it was first met. */
export function stackedEntries<T extends Opened>(opened: readonly T[]): readonly Entry<T>[] {
  const series = grouped(
    opened.filter(({ run }) => mayBeFrame(run)),
    ({ run }) => `${run.identity.studyInstanceUid}\n${run.identity.seriesInstanceUid}`,
  );
  const entryOf = new Map(
    [...series.values()].flatMap(entriesOfSeries).flatMap((entry) => entry.frames.map((one) => [one, entry])),
  );
  return [...new Set(opened.map((one) => entryOf.get(one) ?? { frames: [one], remarks: [] }))];
}

/** What a run of several files is called: by the first and the last of them. */
export function stackName(frames: readonly Opened[]): string {
  return `${frames[0]?.run.file} … ${frames.at(-1)?.run.file}`;
}

function entriesOfSeries<T extends Opened>(members: readonly T[]): readonly Entry<T>[] {
  if (members.length < 2) return [];
  const entries = [...grouped(members, ({ run }) => commonTraits(run)).values()].flatMap(inOrder);
  const largest = entries.reduce((most, entry) => (entry.frames.length > most.frames.length ? entry : most));
  return largest.frames.length === 1 ? entries : entries.map((entry) => toldFrom(entry, largest));
}

/** The entry, with a word on what keeps it apart from the largest run of its series. */
function toldFrom<T extends Opened>(entry: Entry<T>, largest: Entry<T>): Entry<T> {
  const [own, other] = [entry.frames[0], largest.frames[0]];
  const what = own === undefined || other === undefined ? null : difference(own.run, other.run);
  if (what === null) return entry;
  const run = `the run ${stackName(largest.frames)} of the same series`;
  const remark =
    entry.frames.length === 1
      ? `${own?.run.file} has ${what} than ${run} and is no frame of it.`
      : `${stackName(entry.frames)} has ${what} than ${run}: it is a run of its own.`;
  return { ...entry, remarks: [...entry.remarks, remark] };
}

/** Single frames that have everything in common but the picture: one run by their Instance Numbers, or each by itself. */
function inOrder<T extends Opened>(group: readonly T[]): readonly Entry<T>[] {
  const alone = (one: T, ...remarks: readonly string[]): Entry<T> => ({ frames: [one], remarks });
  const numbered = group
    .filter(({ run }) => numberOf(run) !== null)
    .toSorted((a, b) => (numberOf(a.run) ?? 0) - (numberOf(b.run) ?? 0));
  const twins = twinsAmong(numbered);
  if (twins.size > 0) return group.map((one) => alone(one, ...(twins.get(one) ?? [])));
  if (numbered.length < 2 || takenApart(singles(numbered))) return group.map((one) => alone(one));
  const frames = new Set(numbered);
  const name = stackName(numbered);
  const others = group.filter((one) => !frames.has(one));
  return [
    { frames: numbered, remarks: missing(numbered) },
    ...others.map((one) => alone(one, `${one.run.file} has no Instance Number and is no frame of the run ${name}.`)),
  ];
}

/** The frames, in order, that share their number with the one before, each with a sentence. */
function twinsAmong<T extends Opened>(numbered: readonly T[]): ReadonlyMap<T, readonly string[]> {
  const twins = new Map<T, readonly string[]>();
  for (const [i, one] of numbered.slice(1).entries()) {
    const [before, number] = [numbered[i]?.run, numberOf(one.run)];
    if (before === undefined || numberOf(before) !== number) continue;
    twins.set(one, [
      `${before.file} and ${one.run.file} have the same Instance Number ${number}: the single frames of this series have no order and open one by one.`,
    ]);
  }
  return twins;
}

function singles(frames: readonly Opened[]): readonly SingleFrame[] {
  return frames.flatMap(({ run }) => run.single ?? []);
}

/** (0020,0013) as a whole number; null where it is none. */
function numberOf({ identity }: Run): number | null {
  return /^[+-]?\d{1,12}$/.test(identity.instanceNumber) ? Number(identity.instanceNumber) : null;
}

/** Whether the numbers of frames follow each other without a gap. */
export function isComplete(frames: readonly Opened[]): boolean {
  return missing(frames).length === 0;
}

/** The sentence on numbers that are left out between the first and the last; none where all are there. */
function missing(frames: readonly Opened[]): readonly string[] {
  const numbers = frames.map(({ run }) => numberOf(run) ?? 0);
  const gaps = numbers.slice(1).flatMap((number, i) => gap((numbers[i] ?? 0) + 1, number - 1));
  if (gaps.length === 0) return [];
  const shown = gaps.length > SHOWN ? [...gaps.slice(0, SHOWN), 'others'] : gaps;
  return [
    `No frame has Instance Number ${shown.join(', ').replace(/, ([^,]*)$/, ' or $1')}: files of this run may be missing.`,
  ];
}

/** So many gaps are named. */
const SHOWN = 4;

function gap(first: number, last: number): readonly string[] {
  if (last < first) return [];
  return [first === last ? String(first) : `${first} to ${last}`];
}
