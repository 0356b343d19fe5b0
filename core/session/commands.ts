import type { Contour } from '../geometry/point.ts';
import type { Axis, Requested, Site } from '../plan/case.ts';
import type { Outline, PlanModality, RunRecord } from './document.ts';

/** What about an outline can be said after it was drawn. */
export type OutlineWords = Pick<Outline, 'name' | 'role' | 'segment' | 'state' | 'normal' | 'primary'>;

/** Every way in which a session can change, as data. */
export type Command =
  | { readonly type: 'addRuns'; readonly runs: readonly RunRecord[] }
  | { readonly type: 'addOutline'; readonly outline: Outline }
  | {
      readonly type: 'reshape';
      readonly id: string;
      readonly knots: Contour;
      readonly deed: 'move point' | 'insert point' | 'delete point' | 'move outline';
    }
  | { readonly type: 'describe'; readonly id: string; readonly words: Partial<OutlineWords> }
  | { readonly type: 'removeOutline'; readonly id: string }
  | { readonly type: 'answer'; readonly question: string; readonly answer: string }
  | { readonly type: 'setAxis'; readonly axis: Axis }
  | { readonly type: 'setSite'; readonly site: Site }
  | { readonly type: 'request'; readonly requested: Requested | null }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'declareModality'; readonly run: string; readonly modality: PlanModality | null }
  | { readonly type: 'confirmSpacing'; readonly run: string; readonly confirmed: boolean };

const DEEDS: { readonly [K in Exclude<Command['type'], 'reshape'>]: string } = {
  addRuns: 'add runs',
  addOutline: 'trace lumen',
  describe: 'change outline',
  removeOutline: 'delete outline',
  answer: 'answer question',
  setAxis: 'change axis',
  setSite: 'change site setting',
  request: 'ask for a size',
  note: 'edit note',
  declareModality: 'say what the run is',
  confirmSpacing: 'confirm the scale',
};

/** What the command did, for "Undo: …". */
export function deedOf(command: Command): string {
  return command.type === 'reshape' ? command.deed : DEEDS[command.type];
}
