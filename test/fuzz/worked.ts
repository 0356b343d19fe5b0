import { readFileSync } from 'node:fs';

/** Ticks of Linux's clock of processes in a second, as /proc tells them. */
const TICKS = 100;

/** Time of the processor that a process has had so far, ms; on systems without /proc the clock on the wall. A busy machine makes no input slow. */
export function workedMs(pid: number | undefined): number {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // After the name in brackets, which may hold anything: state is the first field, utime and stime the 12th and 13th.
    const fields = told.slice(told.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
  } catch {
    return performance.now();
  }
}
