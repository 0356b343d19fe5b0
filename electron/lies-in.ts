import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { onDisk } from './names.ts';

/** Whether a file or folder is in a folder when every link is followed; one that leads nowhere says so when it is opened. */
export async function liesIn(folder: string, path: string): Promise<boolean> {
  try {
    const way = relative(await realpath(await onDisk(folder)), await realpath(await onDisk(path)));
    return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
  } catch {
    return true;
  }
}

/** The sentence on links below a folder (paths) that lead out of it; nothing where there are none. */
export function linksOut(folder: string, links: readonly string[]): readonly string[] {
  const [first] = links;
  if (first === undefined) return [];
  return links.length === 1
    ? [`${first} is a link that leads out of ${folder} and was not followed: open what it leads to itself.`]
    : [
        `${first} and ${links.length - 1} more are links that lead out of ${folder} and were not followed: open what they lead to itself.`,
      ];
}
