import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { outcomeOf, runShown } from './command.ts';

/** A system package by its Debian name. */
export type SystemPackage =
  | 'xvfb'
  | 'xdotool'
  | 'chromium'
  | 'dcmtk'
  | 'dicom3tools'
  | 'poppler-utils'
  | 'orthanc'
  | 'orthanc-dicomweb'
  | 'openssl'
  | 'libxml2-utils'
  | 'python3-pydicom'
  | 'libgtk-3-0'
  | 'libnss3'
  | 'libasound2'
  | 'libgbm1'
  | 'libx11-xcb1'
  | 'dpkg'
  | 'fuse3'
  | 'strace'
  | 'gcc'
  | 'libc6-dev'
  | 'squashfs-tools'
  | 'mmdebstrap'
  | 'desktop-file-utils'
  | 'libsquashfuse-dev'
  | 'libfuse3-dev'
  | 'libzstd-dev'
  | 'liblz4-dev'
  | 'liblzo2-dev'
  | 'liblzma-dev'
  | 'zlib1g-dev';

/** What Electron needs of a Linux to show a window. */
export const WINDOW_PACKAGES: readonly SystemPackage[] = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libx11-xcb1',
];

/** Programs that judge what this program writes: DICOM objects and PDF. */
export const JUDGES: readonly SystemPackage[] = [
  'dcmtk',
  'dicom3tools',
  'poppler-utils',
  'libxml2-utils',
  'python3-pydicom',
];

/** An archive and the tools that the network is tried against. */
export const NETWORK_PEERS: readonly SystemPackage[] = ['dcmtk', 'orthanc', 'orthanc-dicomweb', 'openssl'];

/** What the tests need: also a display without a screen, a browser, a second judge of DICOM files, and a witness of what goes out. */
export const TEST_PACKAGES: readonly SystemPackage[] = [
  ...WINDOW_PACKAGES,
  'xvfb',
  'xdotool',
  'chromium',
  'dicom3tools',
  'strace',
];

const CHROMIUMS = ['chromium', 'google-chrome-stable', 'google-chrome'];

/** What shows that a package is there, whatever this Linux calls it; `renamed` is its name since Debian 13 and Ubuntu 24.04. */
type Sign =
  | { readonly programs: readonly string[] }
  | { readonly library: string; readonly renamed?: string }
  | { readonly file: string };

const SIGNS: Readonly<Record<SystemPackage, Sign>> = {
  xvfb: { programs: ['Xvfb'] },
  xdotool: { programs: ['xdotool'] },
  chromium: { programs: CHROMIUMS },
  dcmtk: { programs: ['dsrdump'] },
  dicom3tools: { programs: ['dciodvfy'] },
  'poppler-utils': { programs: ['pdftoppm'] },
  orthanc: { file: '/usr/sbin/Orthanc' },
  'orthanc-dicomweb': { file: '/usr/share/orthanc/plugins/libOrthancDicomWeb.so' },
  openssl: { programs: ['openssl'] },
  'libxml2-utils': { programs: ['xmllint'] },
  'python3-pydicom': { file: '/usr/lib/python3/dist-packages/pydicom/__init__.py' },
  'libgtk-3-0': { library: 'libgtk-3.so.0', renamed: 'libgtk-3-0t64' },
  libnss3: { library: 'libnss3.so' },
  libasound2: { library: 'libasound.so.2', renamed: 'libasound2t64' },
  libgbm1: { library: 'libgbm.so.1' },
  'libx11-xcb1': { library: 'libX11-xcb.so.1' },
  dpkg: { programs: ['dpkg-deb'] },
  fuse3: { programs: ['fusermount3'] },
  strace: { programs: ['strace'] },
  gcc: { programs: ['gcc'] },
  'libc6-dev': { file: '/usr/include/stdio.h' },
  'squashfs-tools': { programs: ['mksquashfs'] },
  mmdebstrap: { programs: ['mmdebstrap'] },
  'desktop-file-utils': { programs: ['desktop-file-validate'] },
  'libsquashfuse-dev': { file: '/usr/include/squashfuse/ll.h' },
  'libfuse3-dev': { file: '/usr/include/fuse3/fuse_lowlevel.h' },
  'libzstd-dev': { file: '/usr/include/zstd.h' },
  'liblz4-dev': { file: '/usr/include/lz4.h' },
  'liblzo2-dev': { file: '/usr/include/lzo/lzo1x.h' },
  'liblzma-dev': { file: '/usr/include/lzma.h' },
  'zlib1g-dev': { file: '/usr/include/zlib.h' },
};

/**
 * Sees to it that this Linux has these packages: installs the missing ones with apt-get when it may, else fails with the one
 * command to run. Other systems need none of them.
 */
export async function ensureSystemLibraries(
  packages: readonly SystemPackage[],
  say: (line: string) => void,
): Promise<Result<void>> {
  const missing = process.platform === 'linux' ? await missingOf(packages) : [];
  if (missing.length === 0) return ok(undefined);
  const names = missing.join(' ');
  if (findProgram(['apt-get']) === undefined) {
    return fail(
      `This system is missing ${names} (Debian package names): install with your package manager and start again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    return fail(`This system is missing ${names}: run "sudo apt-get install -y ${names}" and start again.`);
  }
  say(`Installing ${names} with apt-get.`);
  return install(missing);
}

/** Absolute path of the browser that stands in for "a plain browser" in the tests, or undefined when there is none. */
export function findChromium(): string | undefined {
  return findProgram(CHROMIUMS);
}

async function install(packages: readonly SystemPackage[]): Promise<Result<void>> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runShown('apt-get', ['update', '-q'], env);
  const names = await Promise.all(packages.map(nameHere));
  const code = await runShown('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], env);
  const still = await missingOf(packages);
  if (code === 0 && still.length === 0) return ok(undefined);
  return fail(`apt-get could not install ${(still.length > 0 ? still : packages).join(', ')}; see the messages above.`);
}

async function nameHere(name: SystemPackage): Promise<string> {
  const sign = SIGNS[name];
  if (!('renamed' in sign)) return name;
  const known = await outcomeOf('apt-cache', ['pkgnames', sign.renamed]);
  return known.stdout.split('\n').includes(sign.renamed) ? sign.renamed : name;
}

async function missingOf(packages: readonly SystemPackage[]): Promise<readonly SystemPackage[]> {
  // Not on the search path of ordinary users everywhere.
  const libraries = (await outcomeOf('/sbin/ldconfig', ['-p'])).stdout;
  return packages.filter((name) => {
    const sign = SIGNS[name];
    if ('file' in sign) return !existsSync(sign.file);
    return 'programs' in sign ? findProgram(sign.programs) === undefined : !libraries.includes(`\t${sign.library} `);
  });
}

/** Absolute path of the first of these programs that is on the search path. */
export function findProgram(names: readonly string[]): string | undefined {
  const { PATH = '' } = process.env;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
