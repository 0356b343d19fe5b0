import type { Outline } from '../../core/session/document/document.ts';
import type { AppCommand } from '../commands/command.ts';
import { needsSelected, needsStudy } from '../commands/conditions.ts';
import { makeSpline } from '../outlines/actions.ts';
import { toggleHistory } from '../sessions/steps.tsx';
import { step } from '../state/document.ts';
import { leadTo } from '../state/editing.ts';
import { outlinesHere, useApp } from '../state/store.ts';
import { cancelDraft, closeDraft, deleteSelected, takeBackPoint } from '../viewer/actions.ts';
import { needsDrawing, needsPoints } from '../viewer/conditions.ts';

const group = 'Outlines';

/** Commands on the outline being drawn or selected, and undo. */
export const OUTLINE_COMMANDS = [
  {
    id: 'closeOutline',
    title: 'Finish the drawing',
    group,
    keys: ['Enter'],
    whyNot: needsDrawing,
    run: closeDraft,
  },
  {
    id: 'takeBackPoint',
    title: 'Remove the last point',
    group,
    keys: ['Backspace'],
    whyNot: needsPoints,
    run: takeBackPoint,
  },
  {
    id: 'cancel',
    title: 'Cancel the drawing, then the tool, then the selection',
    menu: 'Cancel',
    group,
    keys: ['Escape'],
    run: cancelHere,
  },
  {
    id: 'deleteSelected',
    title: 'Delete the selection, or the point under the pointer',
    menu: 'Delete',
    group,
    keys: ['Delete'],
    whyNot: needsSelected,
    run: deleteSelected,
  },
  {
    id: 'makeSpline',
    title: 'Convert the selected ellipse to a spline',
    menu: 'Convert ellipse to spline',
    group,
    keys: ['Shift+e'],
    whyNot: needsEllipse,
    run: makeSplineOfSelected,
  },
  { id: 'undo', title: 'Undo', group, keys: ['Ctrl+z'], whyNot: nothingToUndo, also: ['dialog'], run: undoHere },
  {
    id: 'redo',
    title: 'Redo',
    group,
    keys: ['Ctrl+y', 'Ctrl+Shift+z'],
    whyNot: nothingToRedo,
    also: ['dialog'],
    run: () => step('redo'),
  },
  {
    id: 'steps',
    title: 'Show all steps and go back to any of them',
    menu: 'Steps…',
    group,
    keys: ['Ctrl+Shift+h'],
    whyNot: needsStudy,
    run: toggleHistory,
  },
] as const satisfies readonly AppCommand[];

/** Gives up what is under way; with the tool put away, also what the operator was led to. */
function cancelHere(): void {
  cancelDraft();
  if (useApp.getState().tool === 'select') leadTo(null);
}

function selectedEllipse(): Outline | undefined {
  const state = useApp.getState();
  return outlinesHere(state).find(({ id, curve }) => id === state.selected && curve === 'ellipse');
}

function needsEllipse(): string | null {
  return selectedEllipse() === undefined ? 'Select an ellipse first.' : null;
}

function makeSplineOfSelected(): void {
  const ellipse = selectedEllipse();
  if (ellipse !== undefined) makeSpline(ellipse);
}

/** Takes back the last point while an outline is being traced, else the last action. */
function undoHere(): void {
  if (useApp.getState().draft?.kind === 'drawing') takeBackPoint();
  else step('undo');
}

function nothingToUndo(): string | null {
  const { study, draft } = useApp.getState();
  return draft?.kind === 'drawing' || (study?.history.past.length ?? 0) > 0 ? null : 'Nothing to undo.';
}

function nothingToRedo(): string | null {
  return (useApp.getState().study?.history.future.length ?? 0) > 0 ? null : 'Nothing to redo.';
}
