import { textDigest } from '../dicom/bytes/digest.ts';
import type { Identity } from '../dicom/header/identity.ts';
import { personDifference } from '../dicom/header/person.ts';
import { shortText } from '../foreign-text.ts';
import { isPictureFile } from '../pictures/kinds.ts';
import { program } from '../program.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Session } from '../session/document/document.ts';
import { writeSession } from '../session/document/file.ts';
import { ascii } from './ascii.ts';
import type { ReportContent } from './content.ts';
import { type Issue, objectUid } from './dicom/common.ts';
import { REPORT_SR } from './dicom/report-sr.ts';
import type { Form, PrintedFrom, RunFile } from './forms.ts';
import { OBJECTS } from './forms.ts';
import { type Issued, issueOf, type Numbered } from './issued.ts';
import type { Paper } from './pdf/sheet.ts';
import { reportOf } from './report.ts';

/** What a report is asked for. */
export interface ReportAsked {
  readonly forms: readonly Form[];
  readonly paper: Paper;
  readonly reader: string;
  readonly signed: boolean;
  /** '' takes the header's. */
  readonly institution: string;
  readonly comment: string;
  /** Ids of the outlines whose frames are shown; null: those that decide. */
  readonly keyFrames: readonly string[] | null;
  /** The moment of issue that somebody asked for (ISO 8601); null where nobody did. */
  readonly issued: string | null;
}

/** A report that can be printed, with the list of issues as it is once this one is out. */
export interface MadeReport extends Omit<PrintedFrom, 'fonts' | 'pictures'> {
  readonly numbered: Numbered;
  readonly issued: Issued;
}

/**
 * The report of a session as it was issued last where nothing has changed since, else as a new issue of a moment (ISO 8601); refused where
 * it cannot be planned, and where DICOM objects are asked for and no run is at hand or the runs are of different patients or studies.
 */
export function madeReport(
  session: Session,
  runs: readonly RunFile[],
  asked: ReportAsked,
  known: Issued,
  moment: string,
): Result<MadeReport> {
  const { reader, signed, institution, comment, paper, keyFrames } = asked;
  const uids = runs.map(({ uid }) => uid);
  const words = [reader, signed, institution, comment, asked.issued, paper, program.version, uids, keyFrames];
  const said = textDigest(JSON.stringify(words));
  const { issue, before, issued } = issueOf(known, textDigest(writeSession(session)), said, moment);
  const { issuedAt } = issue;
  const content = reportOf(session, runs, { reader, signed, institution, comment, issuedAt, keyFrames, program });
  if (!content.ok) return content;
  const wantsObjects = asked.forms.some((form) => OBJECTS.includes(form));
  const object = wantsObjects ? objectIssue(content.value, runs, issue, institution) : ok(null);
  if (!object.ok) return object;
  const predecessor = before === null ? null : objectUid(before, REPORT_SR);
  return ok({ content: content.value, runs, paper, issue: object.value, predecessor, numbered: issue, issued });
}

/** The name of an institution in DICOM, characters (LO, PS3.5 table 6.2-1). */
const LONGEST_PLACE = 64;

/** What DICOM objects are issued as: the patient and study of the run that decides, else of the first. */
function objectIssue(
  content: ReportContent,
  runs: readonly RunFile[],
  issue: Numbered,
  institution: string,
): Result<Issue> {
  const deciding = content.lumens.find(({ id }) => id === content.stenosis.lesion)?.run;
  const from = runs.find(({ uid }) => uid === deciding) ?? runs[0];
  if (from === undefined) return fail('no DICOM object can be made without the file of a run');
  const picture = runs.find(({ run }) => isPictureFile(run));
  if (picture !== undefined)
    return fail(`no DICOM object can be made because ${picture.run.file} is no DICOM file: nothing says whose it is`);
  const other = runs.find(({ run }) => !isSameStudy(run.identity, from.run.identity));
  if (other !== undefined)
    return fail(
      `no DICOM object can be made because ${other.run.file} and ${from.run.file} are of different patients or studies`,
    );
  const { session, said, number, issuedAt } = issue;
  const side = content.indication.find(({ path }) => path === 'findings.side')?.value;
  const laterality = side === 'left' ? 'L' : side === 'right' ? 'R' : '';
  const study = from.run.identity.studyInstanceUid;
  const { patient } = from;
  const place = ascii(shortText(institution, LONGEST_PLACE));
  return ok({ program, session, said, number, issuedAt, patient, study, institution: place, laterality });
}

function isSameStudy(a: Identity, b: Identity): boolean {
  return a.studyInstanceUid === b.studyInstanceUid && personDifference(a, b) === null;
}
