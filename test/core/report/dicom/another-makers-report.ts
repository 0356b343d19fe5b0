import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import type { Attributes } from '../../../../core/dicom/write/dataset.ts';
import { elementsOf } from '../../../../core/dicom/write/dataset.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../../../core/dicom/write/part10.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { readStructuredReport, type StructuredReport } from '../../../../core/report/dicom/read/structured-report.ts';

const COMPREHENSIVE = '1.2.840.10008.5.1.4.1.1.88.33';

/** One code sequence. */
export const code = (CodeValue: string, CodingSchemeDesignator = 'DCM'): readonly Attributes[] => [
  { CodeValue, CodingSchemeDesignator, CodeMeaning: 'meaning' },
];

/** The picture that a shape is selected from. */
export const image = (more: Attributes, uid = '1.2.3'): Attributes => ({
  RelationshipType: 'SELECTED FROM',
  ValueType: 'IMAGE',
  ReferencedSOPSequence: [
    { ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.3.1', ReferencedSOPInstanceUID: uid, ...more },
  ],
});

/** A shape (SCOORD) on the eighth frame of the run, unless said otherwise. */
export const shape = (
  GraphicType: string,
  points: Contour,
  children: readonly Attributes[] = [image({ ReferencedFrameNumber: 8 })],
): Attributes => ({
  RelationshipType: 'CONTAINS',
  ValueType: 'SCOORD',
  ConceptNameCodeSequence: code('111030'),
  GraphicType,
  GraphicData: points.flat(),
  ContentSequence: children,
});

/** A text item. */
export const text = (concept: string, scheme: string, TextValue: string): Attributes => ({
  RelationshipType: 'HAS OBS CONTEXT',
  ValueType: 'TEXT',
  ConceptNameCodeSequence: code(concept, scheme),
  TextValue,
});

/** A container with a code of the standard as its name. */
export const container = (concept: string, ContentSequence: readonly Attributes[]): Attributes => ({
  RelationshipType: 'CONTAINS',
  ValueType: 'CONTAINER',
  ConceptNameCodeSequence: code(concept),
  ContentSequence,
});

/** The bytes of a TID 1500 report with these measurement groups, as another program writes them. */
export function bytesWith(groups: readonly Attributes[], more: Attributes = {}): Uint8Array {
  const meta = {
    sopClass: COMPREHENSIVE,
    instance: '1.9.1',
    transferSyntax: EXPLICIT_LITTLE_ENDIAN,
    implementation: '1.9',
  };
  const elements = elementsOf({
    SOPClassUID: COMPREHENSIVE,
    SOPInstanceUID: '1.9.1',
    Modality: 'SR',
    Manufacturer: 'Another',
    ManufacturerModelName: 'Another viewer',
    StudyInstanceUID: '1.2',
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: code('126000'),
    ContentSequence: [container('126010', groups)],
    ...more,
  });
  return part10File(meta, elements);
}

/** What is read of bytes; null where they are no structured report. Throws where it is refused. */
export async function readOf(bytes: Uint8Array): Promise<StructuredReport | null> {
  const read = await readStructuredReport(memorySource('report.dcm', bytes));
  if (read !== null && !read.ok) throw new Error(read.problem);
  return read?.value ?? null;
}

/** The report in bytes that must be one. */
export async function reportIn(bytes: Uint8Array): Promise<StructuredReport> {
  const report = await readOf(bytes);
  if (report === null) throw new Error('no structured report');
  return report;
}
