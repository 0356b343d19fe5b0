import type { Run } from '../dicom/run.ts';
import type { Axis } from '../plan/case.ts';
import { modalityOf } from '../session/derived/modality.ts';
import type { RunRecord } from '../session/document/document.ts';
import { pictureKind } from '../session/document/picture-kind.ts';
import { scaleOf } from '../session/drawn/readings.ts';
import type { LengthFacts, RunTechnique, ScaleFacts } from './content.ts';
import type { ReportHeader } from './header-facts.ts';
import { sourceText } from './lumens.ts';
import { LENGTH_NAMES, METHOD_NAMES } from './words.ts';

/** What a run of the session is: its equipment, its frames, how the catheter moved, and its scale with its source. */
export function techniqueOf(record: RunRecord, run: Run | null, header: ReportHeader | null): RunTechnique {
  const equipment = [header?.manufacturer, header?.model].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    run: record.sopInstanceUid,
    file: record.fileName,
    modality: modalityOf(record) ?? record.modality,
    series: header?.seriesDescription ?? '',
    equipment,
    frames: record.frames,
    pullback: pictureKind(record) === 'pullback' ? pullbackText(run) : '',
    scale: scaleFacts(record),
  };
}

function pullbackText(run: Run | null): string {
  if (run === null) return 'pullback not known (the run was not at hand)';
  return run.pullback.known ? run.pullback.from : run.pullback.sentence;
}

function scaleFacts(record: RunRecord): ScaleFacts {
  const { scale, calibration } = scaleOf(record, null);
  const source = sourceText(calibration, scale.unit);
  if (scale.unit === 'px') return { mmPerPixelX: null, mmPerPixelY: null, source };
  return { mmPerPixelX: scale.x, mmPerPixelY: scale.y, source };
}

/** How lengths along the vein were found, and those that were entered. */
export function lengthsOf(axis: Axis): LengthFacts {
  const rows = (Object.keys(LENGTH_NAMES) as (keyof typeof LENGTH_NAMES)[]).flatMap((key) => {
    const mm = axis[key];
    return mm === undefined ? [] : [{ name: LENGTH_NAMES[key], mm }];
  });
  return { method: METHOD_NAMES[axis.method ?? 'unknown'], rows };
}
