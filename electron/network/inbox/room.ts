import { statfs } from 'node:fs/promises';

/** Without a quota of the operator's: the smaller of 20 GB and a tenth of the disk. */
const [MOST, SHARE] = [20e9, 10];
/** So many bytes of the disk are left alone. */
const LEFT_FREE = 512 * 1024 * 1024;

/** The largest size of the inbox on its disk, bytes. */
export async function largestInbox(root: string, quota: number | null): Promise<number> {
  if (quota !== null) return quota;
  const { blocks, bsize } = await statfs(root);
  return Math.min(MOST, (blocks * bsize) / SHARE);
}

/** Whether the disk has room for more. */
export async function hasRoom(root: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(root);
  return bavail * bsize > LEFT_FREE;
}
