import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { outcomeOf } from '../../electron/runtime/command.ts';
import { killed } from '../app/support/program.ts';
import { allows, asOrdinaryUser, ownFolder } from './support/ordinary-user.ts';

const deb = inject('deb');
const root = mkdtempSync(join(tmpdir(), 'ivus-deb-tree-'));
const home = join(root, 'opt', 'ivus-planner');

/** What a command says; throws what it complains about. */
async function said(command: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await outcomeOf(command, args);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

beforeAll(async () => {
  await said('dpkg-deb', '-x', deb, root);
  await said('dpkg-deb', '-e', deb, join(root, 'DEBIAN'));
});

test('the .deb is what dpkg expects: fields, owners, sums, and scripts that a shell can read', async () => {
  expect(await said('dpkg-deb', '-f', deb, 'Package', 'Architecture', 'Section')).toBe(
    'Package: ivus-planner\nArchitecture: amd64\nSection: science\n',
  );
  const listed = (await said('dpkg-deb', '-c', deb)).trim().split('\n');
  expect(listed.filter((line) => !line.includes(' root/root '))).toEqual([]);
  expect(listed.filter((line) => /^.{5}w|^.{8}w/.test(line))).toEqual([]);
  expect(listed.filter((line) => !/ \.\/(opt\/|usr\/share\/|usr\/$|$|opt$)/.test(line))).toEqual([]);
  await said('sh', '-c', `cd '${root}' && md5sum --quiet -c DEBIAN/md5sums`);
  for (const script of ['postinst', 'postrm']) await said('bash', '-n', join(root, 'DEBIAN', script));
});

test('a double click opens .dcm, DICOMDIR and .ivus.json with it', async () => {
  const entry = join(root, 'usr/share/applications/ivus-planner.desktop');
  await said('desktop-file-validate', entry);
  const text = readFileSync(entry, 'utf8');
  expect(text).toContain('\nName=IVUS Planner\nExec=/opt/ivus-planner/ivus-planner %U\n');
  expect(text).toContain('\nMimeType=application/dicom;application/x-ivus-planner-session;\n');
  const types = mkdtempSync(join(tmpdir(), 'ivus-mime-'));
  mkdirSync(join(types, 'packages'));
  copyFileSync(join(root, 'usr/share/mime/packages/ivus-planner.xml'), join(types, 'packages/ivus-planner.xml'));
  await said('update-mime-database', types);
  // shared-mime-info: weight, type and pattern of a line, in small letters where both are meant.
  const globs = readFileSync(join(types, 'globs2'), 'utf8').split('\n');
  expect(globs).toEqual(
    expect.arrayContaining([
      '50:application/dicom:*.dcm',
      '60:application/dicom:dicomdir',
      '60:application/x-ivus-planner-session:*.ivus.json',
    ]),
  );
});

test('nothing is shipped but the three parts of the program, and nothing updates it', async () => {
  const inside = listPackage(join(home, 'resources/app.asar'), { isPack: false });
  const other = inside.filter((path) => !/^\/(out|out\/(main|preload|renderer)(\/.*)?|package\.json)$/.test(path));
  expect(other).toEqual([]);
  expect(inside).toContain('/out/renderer/third-party-licences.json');
  expect(inside).toContain('/out/main/network.js');
  const beside = (await said('ls', join(home, 'resources'))).trim().split('\n');
  expect(beside).toEqual(['app.asar', 'apparmor-profile', 'cases', 'samples']);
});

test('fuses: only itself, no debugger, its archive checked, its cookies encrypted', async () => {
  const wire = await getCurrentFuseWire(join(home, 'ivus-planner'));
  // The wire of Electron's fuses is written in digits: 1 is on, 0 is off.
  const [ENABLE, DISABLE] = [...'10'].map((digit) => digit.charCodeAt(0));
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: DISABLE,
    [FuseV1Options.EnableCookieEncryption]: ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  });
});

test.skipIf(!allows.sandbox).each([
  ['--remote-debugging-port=0', 'let another program look into it'],
  ['--remote-debugging-pipe', 'let another program look into it'],
  ['--inspect=0', 'let another program look into it'],
  ['--no-sandbox', 'does not start without the sandbox'],
])('the installed program does not start with %s, and says why', async (word, why) => {
  const userData = ownFolder();
  const env = { ...process.env, DISPLAY: inject('packageDisplay'), IVUS_USER_DATA: userData };
  const program = spawn(asOrdinaryUser(join(home, 'ivus-planner')), [word], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => killed(program));
  let text = '';
  program.stderr.on('data', (piece) => {
    text += piece;
  });
  await expect.poll(() => text).toContain(why);
  expect(text).not.toContain('listening on');
  expect(existsSync(join(userData, 'running.json'))).toBe(false);
});
