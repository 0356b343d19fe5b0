import type { Outline } from '../../../session/document/document.ts';
import type { Brought } from './brought.ts';
import type { StructuredReport } from './structured-report.ts';

/** The sentences on what a report brought: how many outlines wait and where, and what was left out, each reason once. */
export function toldOf({ file, regions, leftOut }: StructuredReport, brought: readonly Brought[]): readonly string[] {
  const outlines = brought.flatMap((one) => ('outline' in one ? [one.outline] : []));
  const known = brought.filter((one) => 'none' in one && one.none === 'known').length;
  const whys = [...leftOut, ...brought.flatMap((one) => ('why' in one ? [one.why] : []))];
  return [
    ...(outlines.length === 0 ? [] : [cameText(file, outlines)]),
    ...(known === 0 ? [] : [`${file}: ${counted(known, 'outline', 'is', 'are')} in this session already.`]),
    ...withoutRun(file, brought, regions),
    ...[...new Set(whys)].map((why) => {
      const count = whys.filter((one) => one === why).length;
      return `${file}: left out ${count} ${count === 1 ? 'shape' : 'shapes'} ${why}.`;
    }),
  ];
}

/** So many frames and UIDs are named. */
const [FRAMES, NAMED] = [6, 2];

function cameText(file: string, outlines: readonly Outline[]): string {
  const frames = [...new Set(outlines.map(({ frame }) => frame + 1))].toSorted((a, b) => a - b);
  const more = frames.length > FRAMES ? ' …' : '';
  const where = `${frames.length === 1 ? 'frame' : 'frames'} ${frames.slice(0, FRAMES).join(', ')}${more}`;
  return outlines.length === 1
    ? `1 outline from ${file} (${where}): go to it with M, check it, then accept it with Y. Until then it does not count.`
    : `${outlines.length} outlines from ${file} (${where}): go to the first with M, check each, then accept it with Y, or all of a run with Alt+Y. Until then they do not count.`;
}

function withoutRun(
  file: string,
  brought: readonly Brought[],
  regions: StructuredReport['regions'],
): readonly string[] {
  const without = regions.filter((_, index) => {
    const one = brought[index];
    return one !== undefined && 'none' in one && one.none === 'no run';
  });
  const uids = [...new Set(without.map(({ instance }) => instance))];
  if (uids.length === 0) return [];
  const outlines = without.length === 1 ? '1 outline' : `${without.length} outlines`;
  const named = `SOP Instance UID ${uids.slice(0, NAMED).join(', ')}${uids.length > NAMED ? ' …' : ''}`;
  return [
    `${file} has ${outlines} on ${counted(uids.length, 'picture', 'that is', 'that are')} not open (${named}): open the run first, then ${file}.`,
  ];
}

function counted(count: number, what: string, is: string, are: string): string {
  return count === 1 ? `1 ${what} ${is}` : `${count} ${what}s ${are}`;
}
