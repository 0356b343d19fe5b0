import { spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts an Electron into a folder that writes down every connection and every datagram of the program and its processes. */
export async function tracedElectron(folder: string, executable: string, trace: string): Promise<void> {
  const calls = 'connect,sendto,sendmsg,sendmmsg';
  const script = `#!/bin/sh\nexec strace -f -qq -e trace=${calls} -e signal=none -o '${trace}' '${executable}' "$@"\n`;
  await writeFile(join(folder, 'electron'), script);
  await chmod(join(folder, 'electron'), 0o755);
}

/** Chromium asks the system by them whether there is a way out: a datagram socket is given an address, and nothing is sent. */
const PROBES = ['inet_addr("8.8.8.8")', '"2001:4860:4860::8888"'];
const NOTHING_SENT = /= (0|-1 E(NETUNREACH|ADDRNOTAVAIL|HOSTUNREACH|AFNOSUPPORT) .*)$/;
const LOOPBACK = /inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/;

/** Of the calls in a trace, those that sent something beyond this computer or tried to, or asked for a name. */
export function outgoing(trace: string): readonly string[] {
  return whole(trace.split('\n')).filter((line) => {
    // Only look-ups of names send several datagrams at once.
    if (/^\d+ +sendmmsg\(/.test(line)) return true;
    if (!/sa_family=AF_INET6?\b/.test(line)) return false;
    if (/^\d+ +send/.test(line)) return true;
    const isProbe = PROBES.some((address) => line.includes(address)) && NOTHING_SENT.test(line);
    return /^\d+ +connect\(/.test(line) && !isProbe && !LOOPBACK.test(line);
  });
}

/** A call that was interrupted by one of another thread, put together with its end. */
function whole(lines: readonly string[]): readonly string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [, thread = ''] = /^(\d+)/.exec(line) ?? [];
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const [, end] = /<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? [];
    return end === undefined ? [line] : [(begun.get(thread) ?? line) + end];
  });
}

/** Whether this machine lets one process look at the calls of another; some containers do not. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}
