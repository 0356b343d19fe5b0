import type { ReportContent } from '../../../core/report/content.ts';
import { type ReportWish, reportOf } from '../../../core/report/report.ts';
import type { Session } from '../../../core/session/document/document.ts';

/** What a reader decides about a report of a test: a draft, at a moment that does not change. */
const WISH: ReportWish = {
  reader: 'Dr Example',
  institution: '',
  comment: '',
  signed: false,
  issuedAt: '2026-01-31T14:05:00+01:00',
  keyFrames: null,
  program: { name: 'IVUS Planner', version: '0.1.0' },
};

/** The report of a session whose runs are not at hand. */
export function made(session: Session, wish: Partial<ReportWish> = {}): ReportContent {
  const report = reportOf(session, [], { ...WISH, ...wish });
  if (!report.ok) throw new Error(report.problem);
  return report.value;
}
