import type { Axis, PlanCase } from '../../plan/case.ts';
import type { RunRecord, Session } from '../../session/document/document.ts';
import { pictureKind } from '../../session/document/picture-kind.ts';
import type { FormLengths, RequestForm } from '../request-form.ts';

/** What a teacher's trainee is told: the answers but for how the lesion behaves, which the pictures tell, and the lengths that they do not show. */
export function teacherForm({ findings = {}, axis = {} }: PlanCase, session: Session, run: RunRecord): RequestForm {
  const { lesionBehaviour: _seen, ...told } = findings;
  return { findings: told, lengths: lengthsOf(axis, session, run) };
}

/** The reference positions of the run and, where no venogram shows it, where the external iliac vein is straight; null without any. */
function lengthsOf(axis: Axis, { runs }: Session, { places }: RunRecord): FormLengths | null {
  const positions = places.map(({ frame, mm }) => ({ frame: frame + 1, mm }));
  const venogram = runs.some((run) => pictureKind(run) === 'projection');
  const stated = venogram ? {} : straightPart(axis);
  return positions.length === 0 && Object.keys(stated).length === 0 ? null : { axis: stated, positions, sentences: [] };
}

function straightPart({ method, straightEivStartMm, straightEivEndMm }: Axis): Axis {
  if (method === undefined || straightEivStartMm === undefined || straightEivEndMm === undefined) return {};
  return { method, straightEivStartMm, straightEivEndMm };
}
