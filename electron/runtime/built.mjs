import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder } from './project.mjs';

const SOURCES = ['core', 'electron', 'renderer', 'samples', 'electron.vite.config.ts', 'package-lock.json'];
const NOT_BUILT = new Set([join('electron', 'runtime'), join('samples', 'generated')]);
const PRODUCTS = ['main/main.js', 'main/cli.js', 'main/samples.js', 'preload/preload.cjs', 'renderer/index.html'];
const PATIENCE_MS = 300_000;

/**
 * Builds out/ when it is missing or was made from other sources than those on the disk; everything the build says goes
 * to standard error. Of two processes one builds and the other waits. Throws when the build fails.
 * @returns {Promise<void>}
 */
export async function ensureBuilt() {
  if (isBuilt(projectFolder)) return;
  const release = await holdBuildLock(join(projectFolder, 'out'));
  try {
    if (!isBuilt(projectFolder)) await build();
  } finally {
    release();
  }
}

/**
 * True when every product in `folder`/out exists and was made from exactly the sources now in `folder`.
 * @param {string} folder
 */
export function isBuilt(folder) {
  const out = join(folder, 'out');
  if (!existsSync(stampIn(out)) || !PRODUCTS.every((product) => existsSync(join(out, product)))) return false;
  return readFileSync(stampIn(out), 'utf8') === sourceMark(folder);
}

/**
 * One line for each source file, with its size and the time it was last changed: another text means other sources.
 * Also notices deleted and restored files, which a comparison of ages would not.
 * @param {string} folder
 */
export function sourceMark(folder) {
  return SOURCES.flatMap((source) => marksUnder(folder, source)).join('\n');
}

/**
 * Such a line for the file at a path in `folder`, or for each file under it.
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
export function marksUnder(folder, path) {
  const about = statSync(join(folder, path), { throwIfNoEntry: false });
  if (about === undefined) return [];
  if (!about.isDirectory()) return [`${path} ${about.size} ${about.mtimeMs}`];
  const names = readdirSync(join(folder, path)).sort();
  const paths = names.map((name) => join(path, name));
  return paths.flatMap((below) => (NOT_BUILT.has(below) ? [] : marksUnder(folder, below)));
}

/**
 * The file in out/ that says what it was built from.
 * @param {string} out
 */
export function stampIn(out) {
  return join(out, '.built-from');
}

/** @returns {Promise<void>} */
async function build() {
  const stamp = stampIn(join(projectFolder, 'out'));
  // Taken before the build, so that a file saved while it runs makes the result stale.
  const mark = sourceMark(projectFolder);
  rmSync(stamp, { force: true });
  const bundler = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  console.error('Building the program …');
  const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'error'], {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error('The build failed; see the messages above.');
  writeFileSync(stamp, mark);
}

/**
 * Waits until no other living process builds, then gives the function that ends the hold.
 * @param {string} out
 * @returns {Promise<() => void>}
 */
async function holdBuildLock(out) {
  const lock = join(out, '.building');
  mkdirSync(out, { recursive: true });
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch {
      if (!holderLives(lock)) rmSync(lock, { force: true });
    }
  }
  throw new Error(`Another build has held ${lock} for five minutes: stop it, or delete that file.`);
}

/** @param {string} lock */
function holderLives(lock) {
  try {
    // A holder that has not yet written its number counts as living while its file is young.
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === 0) return Date.now() - statSync(lock).mtimeMs < 1000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
