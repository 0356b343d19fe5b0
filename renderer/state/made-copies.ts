import { create } from 'zustand';

/** The de-identified copies that were made last in this window: of which study (its key), their folder (null: none were made) and how many. */
interface MadeCopies {
  readonly study: string | null;
  readonly folder: string | null;
  readonly count: number;
}

export const useMadeCopies = create<MadeCopies>(() => ({ study: null, folder: null, count: 0 }));

/** Notes where copies of a study were put. */
export function noteCopies(study: string, folder: string, count: number): void {
  useMadeCopies.setState({ study, folder, count });
}
