import type { Attributes } from '../../dicom/write/dataset.ts';
import { ascii } from '../ascii.ts';
import type { ReportContent } from '../content.ts';
import { lumenRemarks } from '../remarks.ts';
import { capital, SEGMENT_NAMES } from '../words.ts';
import { CODES } from './codes.ts';
import { dicomMoment, type Issue, type ObjectKind, objectFile, type ReferencedRun } from './common.ts';
import { evidence } from './evidence.ts';
import { observers, personOf } from './observers.ts';
import { wholeRun } from './referenced.ts';
import { reference, sr, templateOf } from './sr-items.ts';
import { lumenGroups, stenosisGroup } from './sr-measurements.ts';
import { STATED_SESSION } from './stated-session.ts';
import { uidFrom } from './uid.ts';

/** Comprehensive SR (PS3.4 B.5): read by viewers and archives; it takes coordinates. */
export const REPORT_SR: ObjectKind = {
  name: 'report SR',
  sopClass: '1.2.840.10008.5.1.4.1.1.88.33',
  modality: 'SR',
  series: 9101,
  description: 'IVUS Planner report',
};

/** The report as a structured report by template TID 1500. `predecessor` is the UID of the issue before; null for the first one. */
export function reportSr(
  content: ReportContent,
  issue: Issue,
  runs: readonly ReferencedRun[],
  predecessor: string | null,
): Uint8Array {
  const { header } = content;
  return objectFile(issue, REPORT_SR, {
    ...templateOf('1500'),
    ...states(content, issue),
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [
      { CodeValue: CODES.report[0], CodingSchemeDesignator: CODES.report[1], CodeMeaning: CODES.report[2] },
    ],
    ContinuityOfContent: 'SEPARATE',
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CurrentRequestedProcedureEvidenceSequence: evidence(issue.study, runs),
    ...(predecessor === null
      ? {}
      : {
          PredecessorDocumentsSequence: [
            hierarchy(issue.study, uidFrom('series', issue.study, REPORT_SR.name), [
              reference(REPORT_SR.sopClass, predecessor, null),
            ]),
          ],
        }),
    ContentSequence: [
      sr.code('HAS CONCEPT MOD', CODES.language, CODES.english),
      ...observers(header.reader, issue),
      sr.code('HAS CONCEPT MOD', CODES.procedureReported, CODES.imaging),
      imageLibrary(content, runs),
      sr.container(CODES.measurements, [...lumenGroups(content, runs), ...stenosisGroup(content, runs)]),
      evaluations(content),
    ],
  });
}

/** A draft is partial and unverified; a signed report is complete, with its verifying observer. */
function states({ header }: ReportContent, { issuedAt, institution }: Issue): Attributes {
  if (header.draft)
    return { CompletionFlag: 'PARTIAL', VerificationFlag: 'UNVERIFIED', PreliminaryFlag: 'PRELIMINARY' };
  const { date, time } = dicomMoment(issuedAt);
  return {
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'VERIFIED',
    PreliminaryFlag: 'FINAL',
    VerifyingObserverSequence: [
      {
        VerifyingOrganization: institution || 'Not stated',
        VerificationDateTime: `${date}${time}`,
        VerifyingObserverName: personOf(header.reader),
        VerifyingObserverIdentificationCodeSequence: [],
      },
    ],
  };
}

function hierarchy(study: string, series: string, objects: readonly Attributes[]): Attributes {
  return {
    StudyInstanceUID: study,
    ReferencedSeriesSequence: [{ SeriesInstanceUID: series, ReferencedSOPSequence: objects }],
  };
}

function imageLibrary({ technique }: ReportContent, runs: readonly ReferencedRun[]): Attributes {
  const modality =
    technique[0]?.modality === 'XA'
      ? (['XA', 'DCM', 'X-Ray Angiography'] as const)
      : (['IVUS', 'DCM', 'Intravascular Ultrasound'] as const);
  return sr.container(CODES.imageLibrary, [
    sr.container(CODES.imageGroup, [
      sr.code('HAS ACQ CONTEXT', CODES.modality, modality),
      ...runs.flatMap(wholeRun).map((instance) => sr.image('CONTAINS', null, instance)),
    ]),
  ]);
}

/** Verdict, recommendation, every rule, and what the report was made from. The planned stent is text: as a measurement another program would read an implanted one. */
function evaluations({ headline, stenosis, stent, rules, provenance, lumens }: ReportContent): Attributes {
  const say = (name: (typeof CODES)['comment' | 'impression' | 'recommendation'], text: string) =>
    sr.text('CONTAINS', name, ascii(text));
  const figures = [`${headline.text}.`, ...headline.because, `${capital(stenosis.intervalText)}.`].join(' ');
  const recommended =
    stent === null
      ? `No stent is proposed: ${headline.text}.`
      : `Proposed stent, not implanted: ${stent.proposed.text}. ${stent.proposed.fit}.`;
  return sr.container(CODES.evaluations, [
    say(CODES.impression, figures),
    say(CODES.recommendation, recommended),
    ...rules
      .filter(({ status }) => status !== 'not-applicable')
      .map(({ id, status, because }) => say(CODES.comment, `${id} ${status}: ${because}`)),
    ...lumens.flatMap((row) =>
      lumenRemarks(row) === ''
        ? []
        : [say(CODES.comment, `${row.name} (${SEGMENT_NAMES[row.segment]}): ${lumenRemarks(row)}`)],
    ),
    say(CODES.comment, `${STATED_SESSION} ${provenance.session}; ${provenance.program} ${provenance.version}`),
    say(CODES.comment, `${provenance.notDevice} ${provenance.rules}`),
  ]);
}
