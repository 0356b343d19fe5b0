import { compareWith } from './compare.ts';

const KIND = 'application/x-ivus-run';

/** Begins to drag a run (its SOP instance UID) from the list. */
export function dragRun({ dataTransfer }: { readonly dataTransfer: DataTransfer }, run: string): void {
  dataTransfer.setData(KIND, run);
  dataTransfer.effectAllowed = 'copyLink';
}

/** Shows a run of the list that was dropped on the picture beside it; false when something else was dropped. */
export function takeDroppedRun({ dataTransfer, target }: DragEvent): boolean {
  const run = dataTransfer?.getData(KIND) ?? '';
  if (run === '') return false;
  if (target instanceof Element && target.closest('.viewer') !== null) compareWith(run);
  return true;
}
