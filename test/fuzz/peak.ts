import { readFileSync, writeFileSync } from 'node:fs';

/** Forgets the highest memory so far (Linux only: /proc). */
export function forgetPeak(): void {
  globalThis.gc?.();
  writeFileSync('/proc/self/clear_refs', '5');
}

/** The highest memory since then, MiB: also what was taken and given back meanwhile. */
export function peakMb(): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
