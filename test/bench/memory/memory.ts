import type { ElectronApplication } from 'playwright-core';

/** Memory of the program's two main processes in MiB, now and at most since their start. */
export interface ProgramMemory {
  readonly shellMb: number;
  readonly shellPeakMb: number;
  readonly windowMb: number;
  readonly windowPeakMb: number;
}

/** Asks the running program how much memory its shell and its window hold. */
export async function memoryOf(app: ElectronApplication): Promise<ProgramMemory> {
  const metrics = await app.evaluate(({ app: program }) =>
    program.getAppMetrics().map(({ type, memory }) => ({
      type,
      now: memory.workingSetSize / 1024,
      peak: memory.peakWorkingSetSize / 1024,
    })),
  );
  const shell = metrics.find(({ type }) => type === 'Browser');
  const window = metrics.find(({ type }) => type === 'Tab');
  if (shell === undefined || window === undefined) throw new Error('the program does not say what it holds');
  return { shellMb: shell.now, shellPeakMb: shell.peak, windowMb: window.now, windowPeakMb: window.peak };
}
