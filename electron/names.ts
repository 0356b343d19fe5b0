import { readdir } from 'node:fs/promises';
import { parse, resolve, sep } from 'node:path';

/** What stands in a text for bytes that are not UTF-8: old discs and network drives have names with a single byte for "é". */
const UNREADABLE = '\uFFFD';

/** Whether a name or a path has bytes that this program cannot read as text. */
export function unreadable(path: string): boolean {
  return path.includes(UNREADABLE);
}

/**
 * What the file system knows a path by: the path itself, or its bytes where a name in it is not UTF-8. Such a name is looked for in
 * its folder; where two look alike, neither is found.
 */
export async function onDisk(path: string): Promise<string | Buffer> {
  if (!unreadable(path)) return path;
  const whole = resolve(path);
  const { root } = parse(whole);
  let place: Buffer = Buffer.from(root);
  for (const part of whole.slice(root.length).split(sep)) {
    const name = unreadable(part) ? await nameIn(place, part) : Buffer.from(part);
    place = Buffer.concat([place, place.toString().endsWith(sep) ? Buffer.alloc(0) : Buffer.from(sep), name]);
  }
  return place;
}

async function nameIn(folder: Buffer, shown: string): Promise<Buffer> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  const alike = names.filter((name) => name.toString() === shown);
  const asShown = Buffer.from(shown);
  const [only] = alike;
  return only !== undefined && alike.length === 1 && !alike.some((name) => name.equals(asShown)) ? only : asShown;
}
