import { saidTo } from '../../plan/asked.ts';
import type { Findings } from '../../plan/case.ts';
import type { Question } from '../../plan/questions.ts';
import type { Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { modalityOf } from './modality.ts';

/** What a study proves by itself: IVUS of the lesion once the lesion is traced on an IVUS run, venography once a venogram belongs to it. */
export function provenFindings({ runs, outlines }: Session): Findings {
  const ivus = outlines.some(({ role, accepted, run }) => {
    const record = recordOf({ runs }, run);
    return role === 'lesion' && accepted && record !== null && modalityOf(record) === 'IVUS';
  });
  const venography = runs.some((run) => modalityOf(run) === 'XA');
  return { ...(ivus ? { ivus: 'recorded' } : {}), ...(venography ? { venography: 'recorded' } : {}) };
}

/** The findings that the plan is made of: the operator's answers, and what the study proves where they gave none. */
export function findingsOf(session: Session): Findings {
  return { ...provenFindings(session), ...session.findings };
}

/** Whether an answer comes from the study alone; any answer of the operator's, also "unknown", takes its place. */
export function isFromStudy(session: Session, { path }: Question): boolean {
  return saidTo(session.findings, path) === undefined && saidTo(provenFindings(session), path) !== undefined;
}
