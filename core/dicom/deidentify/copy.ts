import type { Result } from '../../result.ts';
import { textDigest } from '../bytes/digest.ts';
import { joined } from '../bytes/joined.ts';
import { DEFLATED, EXPLICIT_BIG } from '../header/header.ts';
import { readIdentity } from '../header/identity.ts';
import { type Attributes, elementsOf } from '../write/dataset.ts';
import { type Element, encodedElements } from '../write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10Head } from '../write/part10.ts';
import type { Copying } from './copying.ts';
import { identifiesIn } from './found.ts';
import { type Identifying, identifyingIn, latin } from './identifying.ts';
import { keptElements } from './kept.ts';
import { pixelPlan } from './pixels.ts';
import type { Sink } from './sink.ts';
import type { SourceRun } from './source-run.ts';

/** RLE lossless. */
const RLE = '1.2.840.10008.1.2.5';
const IMPLICIT = '1.2.840.10008.1.2';

/** Writes the de-identified copy of a run, frame by frame; refused where a frame that has to be masked cannot be decoded. Throws what source and sink throw. */
export async function writeCopy(from: SourceRun, copying: Copying, sink: Sink): Promise<Result<null>> {
  const identifying = identifyingIn(from.header);
  const pixels = await pixelPlan(from, copying);
  if (!pixels.ok) return pixels;
  const syntax = syntaxOf(from, pixels.value.reencoded);
  const elements = headerElements(from, copying, identifying, pixels.value.restated);
  const writing = syntax === IMPLICIT ? 'implicit' : 'explicit';
  const head = joined([part10Head(metaOf(from, copying, syntax)), encodedElements(elements, writing)]);
  await sink.write(head);
  return pixels.value.write(sink, head.length, writing);
}

function syntaxOf({ run }: SourceRun, reencoded: boolean): string {
  if (reencoded) return RLE;
  return [DEFLATED, EXPLICIT_BIG].includes(run.transferSyntax) ? EXPLICIT_LITTLE_ENDIAN : run.transferSyntax;
}

function metaOf(from: SourceRun, { program, substitutes }: Copying, transferSyntax: string) {
  const { sopClassUid } = from.run.identity;
  return {
    sopClass: sopClassUid,
    instance: substitutes.uid(instanceOf(from)),
    transferSyntax,
    implementation: program.uid,
    version: `IVUSPLAN ${program.version}`.slice(0, 16),
  };
}

/** The name of an instance, also of one that states none: then its header names it. */
function instanceOf({ header }: SourceRun): string {
  const { sopInstanceUid } = readIdentity(header);
  if (sopInstanceUid !== '') return sopInstanceUid;
  return `header ${textDigest(
    header.data
      .tags()
      .map((tag) => `${tag} ${latin(header.data.stored(tag) ?? new Uint8Array())}`)
      .join('\n'),
  )}`;
}

function headerElements(
  from: SourceRun,
  { program, substitutes, mask }: Copying,
  identifying: readonly Identifying[],
  restated: Attributes,
): readonly Element[] {
  const { data } = from.header;
  const { name, id, daysBack } = substitutes.pseudonym(from.run.identity);
  const kept = keptElements(data, { substitutes, daysBack, identifies: (text) => identifiesIn(text, identifying) });
  const sex = data.text('x00100040') !== '';
  const written = elementsOf({
    SOPClassUID: from.run.identity.sopClassUid,
    SOPInstanceUID: substitutes.uid(instanceOf(from)),
    StudyTime: data.stored('x00080030') === null ? '' : undefined,
    StudyDate: data.stored('x00080020') === null ? '' : undefined,
    PatientSex: data.stored('x00100040') === null ? '' : undefined,
    AccessionNumber: '',
    ReferringPhysicianName: '',
    PatientName: name,
    PatientID: id,
    PatientBirthDate: '',
    StudyID: '',
    PatientIdentityRemoved: 'YES',
    DeidentificationMethod: [`${program.name} ${program.version}`, 'listed attributes only, UIDs and dates replaced'],
    DeidentificationMethodCodeSequence: methodCodes(sex, mask !== null),
    LongitudinalTemporalInformationModified: 'MODIFIED',
    BurnedInAnnotation: mask !== null || data.text('x00280301') === 'NO' ? 'NO' : undefined,
    ...restated,
  });
  const own = new Set(written.map(({ tag }) => tag));
  return [...kept.filter(({ tag }) => !own.has(tag)), ...written];
}

/** What was done, in the words of PS3.16 CID 7050. */
function methodCodes(sex: boolean, masked: boolean): readonly Attributes[] {
  const codes: readonly (readonly [code: string, meaning: string, holds: boolean])[] = [
    ['113100', 'Basic Application Confidentiality Profile', true],
    ['113101', 'Clean Pixel Data Option', masked],
    ['113107', 'Retain Longitudinal Temporal Information Modified Dates Option', true],
    ['113108', 'Retain Patient Characteristics Option', sex],
    ['113109', 'Retain Device Identity Option', true],
  ];
  return codes
    .filter(([, , holds]) => holds)
    .map(([CodeValue, CodeMeaning]) => ({ CodeValue, CodingSchemeDesignator: 'DCM', CodeMeaning }));
}
