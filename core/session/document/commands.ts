import type { OperatorLine } from '../../dicom/scale/calibration-operator.ts';
import type { Contour } from '../../geometry/point.ts';
import type { Axis, Requested, Site } from '../../plan/case.ts';
import type { Millimetres } from '../../units.ts';
import type { CatalogueCommand } from '../derived/catalogue.ts';
import type { MeasurementCommand } from '../drawn/measurements.ts';
import type { Curve } from '../drawn/shapes.ts';
import type { VesselCommand } from '../drawn/vessels.ts';
import type { LandmarkCommand } from '../vein/landmarks.ts';
import type { Place } from '../vein/operator-scale.ts';
import type { DisplayOrientation } from './display-orientation.ts';
import type { CranialEnd, Outline, PlanModality, RunRecord } from './document.ts';

/** What about an outline can be said after it was drawn. */
export type OutlineDescription = Pick<Outline, 'name' | 'role' | 'segment' | 'state' | 'normal' | 'primary'>;

/** What the hand did to an outline, for "Undo: …". */
export type ReshapeLabel =
  | 'move point'
  | 'insert point'
  | 'delete point'
  | 'move outline'
  | 'rotate outline'
  | 'resize outline'
  | 'nudge outline'
  | 'convert to spline';

/** Every way in which a session can change, as data. */
export type Command =
  | { readonly type: 'addRuns'; readonly runs: readonly RunRecord[] }
  | { readonly type: 'addOutline'; readonly outline: Outline }
  /** Several new outlines in one step, instead of those with the ids `replacing`. */
  | {
      readonly type: 'addOutlines';
      readonly outlines: readonly Outline[];
      readonly replacing?: readonly string[];
      readonly label: 'copy outline' | 'interpolate' | 'import outlines' | 'find lumen' | 'find lumens';
    }
  /** An outline takes another shape, of the same curve unless it says so; it is then of the operator's hand and accepted. */
  | {
      readonly type: 'reshape';
      readonly id: string;
      readonly knots: Contour;
      readonly curve?: Curve;
      readonly label: ReshapeLabel;
    }
  /** Outlines are the operator's from now on; `words` are what is said of them in the same step. */
  | { readonly type: 'accept'; readonly ids: readonly string[]; readonly words?: Partial<OutlineDescription> }
  /** A border that was found runs elsewhere by the operator's hint; whether it is accepted stays as it was. */
  | {
      readonly type: 'correctBorder';
      readonly id: string;
      readonly knots: Contour;
      readonly confidence: number | null;
      readonly label: 'correct border' | 'take the other border';
    }
  | { readonly type: 'describe'; readonly id: string; readonly words: Partial<OutlineDescription> }
  /** Several outlines are described in one step. */
  | {
      readonly type: 'describeAll';
      readonly said: readonly { readonly id: string; readonly words: Partial<OutlineDescription> }[];
      readonly label: 'exchange roles';
    }
  | { readonly type: 'removeOutline'; readonly id: string }
  | { readonly type: 'removeOutlines'; readonly ids: readonly string[] }
  | { readonly type: 'answer'; readonly question: string; readonly answer: string }
  /** Several questions in one step. */
  | { readonly type: 'answerAll'; readonly answers: readonly { readonly question: string; readonly answer: string }[] }
  /** What the request form of a practice study says, in one step: answers, lengths, and reference positions of a run. */
  | {
      readonly type: 'takeForm';
      readonly answers: readonly { readonly question: string; readonly answer: string }[];
      readonly axis: Axis;
      readonly positions: { readonly of: string; readonly places: readonly Place[] } | null;
    }
  | { readonly type: 'setAxis'; readonly axis: Axis }
  | { readonly type: 'setSite'; readonly site: Site }
  | { readonly type: 'request'; readonly requested: Requested | null }
  | LandmarkCommand
  | MeasurementCommand
  | VesselCommand
  | { readonly type: 'setScaleError'; readonly percent: number | null }
  | CatalogueCommand
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'declareModality'; readonly run: string; readonly modality: PlanModality | null }
  | { readonly type: 'confirmSpacing'; readonly run: string; readonly confirmed: boolean }
  | { readonly type: 'orient'; readonly run: string; readonly cranialEnd: CranialEnd }
  /** The pictures of a run lie otherwise on the screen. No undo step: nothing that was done changes. */
  | { readonly type: 'turnPicture'; readonly run: string; readonly display: DisplayOrientation }
  | { readonly type: 'calibrateByLine'; readonly run: string; readonly line: OperatorLine }
  | { readonly type: 'removeCalibration'; readonly run: string }
  | { readonly type: 'placeAt'; readonly run: string; readonly frame: number; readonly mm: Millimetres }
  | { readonly type: 'removePlace'; readonly run: string; readonly frame: number };

/** Commands that say themselves what the hand did. */
type Told = Extract<Command, { readonly label: string }>['type'];

const LABELS: { readonly [K in Exclude<Command['type'], Told>]: string } = {
  addRuns: 'add runs',
  addOutline: 'trace lumen',
  describe: 'change outline',
  accept: 'accept outline',
  removeOutline: 'delete outline',
  removeOutlines: 'delete outlines',
  answer: 'answer question',
  answerAll: 'answer questions',
  takeForm: 'use the request form',
  setAxis: 'change axis',
  setSite: 'change site setting',
  request: 'request a size',
  addMark: 'add landmark',
  addMarks: 'mark segment',
  moveMark: 'move landmark',
  removeMark: 'remove landmark',
  addMeasurement: 'add measurement',
  changeMeasurement: 'change measurement',
  removeMeasurement: 'delete measurement',
  addVessel: 'draw vessel',
  findEdges: 'find edges',
  acceptVessels: 'accept edges',
  removeVessel: 'delete vessel',
  setScaleError: 'change scale error',
  setProduct: 'change product',
  removeProduct: 'delete product',
  useCatalogue: 'import catalogue',
  useComputersCatalogue: 'use this computer’s catalogue',
  useBuiltInCatalogue: 'use built-in catalogue',
  note: 'edit note',
  declareModality: 'set modality',
  confirmSpacing: 'confirm scale',
  orient: 'set cranial end',
  turnPicture: 'rotate picture',
  calibrateByLine: 'calibrate',
  removeCalibration: 'remove calibration',
  placeAt: 'set reference position',
  removePlace: 'remove reference position',
};

/** What was said of an outline. */
const DESCRIBED: { readonly [K in keyof OutlineDescription]: string } = {
  name: 'rename outline',
  role: 'change role',
  segment: 'change segment',
  state: 'change state',
  normal: 'assess the reference',
  primary: 'choose the deciding lesion',
};

/** What the command did, for "Undo: …". */
export function labelOf(command: Command): string {
  if (command.type === 'describe') {
    // A role may bring its usual segment with it: it is the role that was said.
    if (command.words.role !== undefined) return DESCRIBED.role;
    const [said, ...more] = Object.keys(command.words) as (keyof OutlineDescription)[];
    if (said !== undefined && more.length === 0) return DESCRIBED[said];
  }
  return 'label' in command ? command.label : LABELS[command.type];
}
