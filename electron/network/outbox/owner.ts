import { open, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from '../../failure.ts';
import { makeFolder } from '../../make-folder.ts';
import { documentText } from '../../saving/bounded-text.ts';

/** The mark is renewed so often, and counts as left behind when it was not for so long, ms. */
const [RENEWED, LEFT] = [5000, 30_000];

/**
 * Makes this process the one that sends from an outbox, as long as no other living one does; null then. What is given back ends that.
 * A process that was killed leaves its mark, which counts no longer.
 */
export async function ownOutbox(folder: string): Promise<(() => Promise<void>) | null> {
  const path = join(folder, 'owner');
  await makeFolder(folder);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(path, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return renewing(path);
    } catch (error) {
      if (failureCode(error) !== 'EEXIST') throw error;
      if (await isAlive(path)) return null;
      await rm(path, { force: true });
    }
  }
  return null;
}

function renewing(path: string): () => Promise<void> {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, RENEWED);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await rm(path, { force: true });
  };
}

async function isAlive(path: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = [await documentText(path), await stat(path)];
    if (Date.now() - mtimeMs > LEFT) return false;
    // Just made and not yet written: somebody lives.
    return text === '' || isRunning(Number(text));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return failureCode(error) === 'EPERM';
  }
}
