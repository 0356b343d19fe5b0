import { CODES } from './codes.ts';
import { type Issue, type ObjectKind, objectFile, type ReferencedRun } from './common.ts';
import { wholeRun } from './referenced.ts';
import { coded } from './sr-items.ts';

/** Encapsulated PDF (PS3.3 A.45.1). */
const REPORT_PDF: ObjectKind = {
  name: 'report PDF',
  sopClass: '1.2.840.10008.5.1.4.1.1.104.1',
  modality: 'DOC',
  series: 9103,
  description: 'IVUS Planner report as PDF',
};

/** The report's PDF as a DICOM object; reading it gives the PDF back byte for byte. */
export function encapsulatedPdf(
  pdf: Uint8Array,
  title: string,
  issue: Issue,
  runs: readonly ReferencedRun[],
): Uint8Array {
  return objectFile(issue, REPORT_PDF, {
    AcquisitionDateTime: '',
    ConversionType: 'WSD',
    BurnedInAnnotation: 'YES',
    DocumentTitle: title,
    ConceptNameCodeSequence: [coded(CODES.report)],
    SourceInstanceSequence: runs.flatMap(wholeRun),
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocumentLength: pdf.length,
    EncapsulatedDocument: pdf,
  });
}
