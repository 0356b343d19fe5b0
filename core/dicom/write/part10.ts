import { joined } from '../bytes/joined.ts';
import { elementsOf } from './dataset.ts';
import { type Element, encodedElements } from './element.ts';

/** What the file meta information says of the object (PS3.10 table 7.1-1). */
export interface FileMeta {
  readonly sopClass: string;
  readonly instance: string;
  readonly transferSyntax: string;
  readonly implementation: string;
  /** Version of the implementation, 16 characters at most; left out where none is given. */
  readonly version?: string;
  /** Title of whoever sent it, 16 characters at most; left out where nobody did. */
  readonly source?: string;
}

/** UID of JPEG Baseline (Process 1). */
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
/** UID of Explicit VR Little Endian. */
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

const PREAMBLE = 128;

/** A DICOM file (PS3.10) with explicit value representations, little endian: preamble, meta group, the data set sorted by tag. Throws where a value does not fit its VR. */
export function part10File(meta: FileMeta, dataset: readonly Element[]): Uint8Array {
  return joined([part10Head(meta), encodedElements(dataset)]);
}

/** What stands before the data set of a DICOM file: an empty preamble and the meta group. */
export function part10Head(meta: FileMeta): Uint8Array {
  const start = new Uint8Array(PREAMBLE + 4);
  start.set([0x44, 0x49, 0x43, 0x4d], PREAMBLE);
  return joined([start, metaGroup(meta)]);
}

/** Group 2 with its length. */
function metaGroup({ sopClass, instance, transferSyntax, implementation, version, source }: FileMeta): Uint8Array {
  const group = encodedElements(
    elementsOf({
      FileMetaInformationVersion: Uint8Array.of(0, 1),
      MediaStorageSOPClassUID: sopClass,
      MediaStorageSOPInstanceUID: instance,
      TransferSyntaxUID: transferSyntax,
      ImplementationClassUID: implementation,
      ImplementationVersionName: version,
      SourceApplicationEntityTitle: source,
    }),
  );
  const length = encodedElements(elementsOf({ FileMetaInformationGroupLength: group.length }));
  return joined([length, group]);
}
