import type { OperatorLine } from '../../dicom/scale/calibration-operator.ts';
import { isScaleProtected } from '../../dicom/scale/calibration-regions.ts';
import { unreachable } from '../../result.ts';
import { operatorLineSchema, type Place, referencePositionSchema } from '../vein/operator-scale.ts';
import type { Command } from './commands.ts';
import type { RunRecord } from './document.ts';

/** A command about one run of the session. */
export type RunCommand = Extract<Command, { readonly run: string }>;

/** The record of a run after a command about it; throws on a command that cannot be meant. */
export function applyToRun(run: RunRecord, command: RunCommand): RunRecord {
  switch (command.type) {
    case 'declareModality':
      return { ...run, declaredModality: command.modality };
    case 'confirmSpacing':
      return { ...run, spacingConfirmed: command.confirmed };
    case 'orient':
      return { ...run, cranialEnd: command.cranialEnd };
    case 'turnPicture':
      return { ...run, display: command.display };
    case 'calibrateByLine':
      return { ...run, operatorScale: calibrated(run, command.line) };
    case 'removeCalibration':
      return { ...run, operatorScale: null };
    case 'placeAt':
      return { ...run, places: withPlace(run.places, { frame: command.frame, mm: command.mm }) };
    case 'removePlace':
      return { ...run, places: without(run.places, command.frame) };
    default:
      return unreachable(command);
  }
}

/** A scale that the machine protects is never replaced unasked: a line without the operator's word on that is a bug. */
function calibrated(run: RunRecord, line: OperatorLine): OperatorLine {
  if (isScaleProtected(run.spacing) && !line.overProtected) throw new Error('the machine protects this scale');
  return operatorLineSchema.parse(line);
}

function withPlace(places: readonly Place[], place: Place): readonly Place[] {
  return [...without(places, place.frame), referencePositionSchema.parse(place)].toSorted((a, b) => a.frame - b.frame);
}

function without(places: readonly Place[], frame: number): readonly Place[] {
  return places.filter((place) => place.frame !== frame);
}
