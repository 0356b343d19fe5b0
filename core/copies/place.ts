import type { ByteSource } from '../dicom/bytes/source.ts';
import type { Sink } from '../dicom/deidentify/sink.ts';
import type { Result } from '../result.ts';

/** A source that somebody has opened and closes. */
interface OpenSource extends ByteSource {
  close(): Promise<void>;
}

/** A file by a name that no other file of the export has; opened whenever it is read. */
export interface NamedFile {
  readonly name: string;
  open(): Promise<Result<OpenSource>>;
}

/** A copy that is being written: it counts once it is kept. */
export interface CopyInWork extends Sink {
  /** All that was written so far and will not change any more. */
  finish(): Promise<NamedFile>;
  /** The copy under its own name. */
  keep(): Promise<NamedFile>;
  /** Removes whatever there is of it, unless it was kept. */
  discard(): Promise<void>;
}

/** Where copies go: a folder, or the memory of a page. */
export interface CopyPlace {
  /** Begins a copy under a name. Throws where it cannot be written. */
  begin(name: string): Promise<CopyInWork>;
}
