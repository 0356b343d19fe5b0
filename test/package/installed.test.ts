import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron as electron } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { outcomeOf } from '../../electron/runtime/command.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { doTheJob, expectTheTruth, truthOfSample } from '../app/support/main-job.ts';
import { firstWindow, inherited, kill, killed, PATIENCE } from '../app/support/program.ts';
import { sharedFile } from '../data.ts';
import { makeObservable } from './support/observed.ts';
import { allows, asOrdinaryUser, isRoot, ownFolder } from './support/ordinary-user.ts';

const appImage = inject('appImage');
const display = inject('packageDisplay');
/** A copy of a file where an ordinary user can read it, wherever this project lies. */
function readable(path: string): string {
  const copy = join(ownFolder(), basename(path));
  copyFileSync(path, copy);
  chmodSync(copy, 0o644);
  return copy;
}

/** Starts the AppImage as a desktop does; it ends with the test. */
function start(program: string, userData: string, words: readonly string[]): ChildProcess {
  const env = { ...process.env, DISPLAY: display, IVUS_USER_DATA: userData };
  const child = spawn(program, words, { env, stdio: 'ignore' });
  onTestFinished(() => killed(child));
  return child;
}

/** What the running program says that it has open. */
function openIn(userData: string): string {
  const mark = join(userData, 'running.json');
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
}

/** The words and the state of the running processes that work on `userData`. */
function partsOn(userData: string): readonly { readonly words: string; readonly status: string }[] {
  const read = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'latin1');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = pids.map((pid) => ({ words: read(pid, 'cmdline').replaceAll('\0', ' '), status: read(pid, 'status') }));
  return all.filter(({ words }) => words.includes(userData));
}

/** How often something was asked of the network of a process, as the kernel counts it for IPv4 and IPv6: packets sent, and those for which there was no way. */
function askedOfNetwork(pid: string | number): number {
  const read = (name: string) => readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n');
  const [names = '', values = ''] = read('snmp').filter((line) => line.startsWith('Ip:'));
  const ipv4 = names.split(' ').map((name, at) => [name, Number(values.split(' ')[at])] as const);
  const ipv6 = read('snmp6').map(
    (line) => [line.split(/\s+/)[0]?.slice(3) ?? '', Number(line.split(/\s+/)[1])] as const,
  );
  const counted = [...ipv4, ...ipv6].filter(([name]) => ['OutRequests', 'OutNoRoutes'].includes(name));
  expect(counted.length).toBe(4);
  return counted.reduce((sum, [, count]) => sum + count, 0);
}

test.skipIf(!isRoot || !allows.fuse)(
  'the kernel counts one question to the network (so that none below means none)',
  async () => {
    const child = spawn('unshare', ['--net', 'bash', '-c', 'echo x > /dev/udp/192.0.2.1/53; exec sleep 60'], {
      stdio: 'ignore',
    });
    onTestFinished(() => killed(child));
    await expect.poll(() => readFileSync(`/proc/${child.pid}/comm`, 'utf8')).toBe('sleep\n');
    expect(askedOfNetwork(child.pid ?? '')).toBe(1);
  },
);

test.skipIf(!allows.fuse || !allows.sandbox)(
  'the AppImage opens a study by double click as an ordinary user with its sandbox on, asks the network for nothing, hands on what is opened later, and ends',
  async () => {
    const userData = ownFolder();
    const program = asOrdinaryUser(appImage, true);
    const first = start(program, userData, [
      pathToFileURL(readable(sharedFile('data', 'reports', '00_control.dcm'))).href,
    ]);
    await expect.poll(() => openIn(userData)).toContain('TRIAL');
    const parts = partsOn(userData);
    const renderers = parts.filter(({ words }) => words.includes('--type=renderer'));
    expect(renderers.length).toBeGreaterThan(0);
    // proc(5): 2 is a filter of system calls.
    expect(renderers.filter(({ status }) => !/^Seccomp:\s2$/m.test(status))).toEqual([]);
    expect(parts.filter(({ words }) => words.includes('--no-sandbox '))).toEqual([]);
    const second = start(program, userData, [readable(join(projectFolder, 'samples/generated/practice-01.dcm'))]);
    expect(await once(second, 'exit')).toEqual([0, null]);
    await expect.poll(() => openIn(userData)).toContain('PRACTICE-01');
    if (isRoot) expect(askedOfNetwork(first.pid ?? '')).toBe(0);
    const ended = once(first, 'exit');
    first.kill('SIGTERM');
    await ended;
    expect(openIn(userData)).toBe('');
  },
);

test.skipIf(!allows.sandbox)('the installed program does the main job', async () => {
  const folder = ownFolder();
  const { code } = await outcomeOf('sh', ['-c', `cd '${folder}' && '${appImage}' --appimage-extract`]);
  expect(code).toBe(0);
  const program = join(folder, 'squashfs-root');
  await makeObservable(program);
  const env = { ...inherited(), DISPLAY: display, IVUS_USER_DATA: ownFolder() };
  const executablePath = asOrdinaryUser(join(program, 'AppRun'));
  const { app, page } = await firstWindow(await electron.launch({ executablePath, env, timeout: PATIENCE }), {
    width: 1280,
    height: 800,
  });
  onTestFinished(() => kill(app));
  expect(await app.evaluate(({ app: own }) => own.isPackaged)).toBe(true);
  const truth = await truthOfSample();
  await doTheJob(page, truth);
  await expectTheTruth(page, truth);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('About IVUS');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: 'About IVUS Planner' });
  const konva = about.getByRole('listitem').filter({ hasText: 'react-konva' });
  await konva.getByText('react-konva').click();
  await konva.getByText('Permission is hereby granted').waitFor();
});
