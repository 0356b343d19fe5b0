import { archiveRefusal } from '../../core/archive.ts';
import type { FileRef } from '../../core/contract-files.ts';
import { LARGEST_DOCUMENT } from '../../core/document-size.ts';
import { formatIn } from '../../core/format.ts';
import { jsonInSteps } from '../../core/json.ts';
import { CATALOGUE_FORMAT } from '../../core/plan/catalogue-file.ts';
import { isTruth } from '../../core/practice/truth.ts';
import type { Session } from '../../core/session/document/document.ts';
import { sessionInSteps } from '../../core/session/document/file.ts';
import { sourceAt } from '../shell/location.ts';
import type { WindowFile } from '../shell/shell.ts';
import { notice, refuse } from '../state/notices.ts';
import { inPieces, nextTask } from '../ui/pace/in-pieces.ts';

/** A saved session or a catalogue; the format that its text names tells which. */
export function isDocument({ location }: WindowFile): boolean {
  return location.name.toLowerCase().endsWith('.json');
}

/** A saved session with its name and the file it came from; without one where the application keeps it. */
export interface Saved {
  readonly name: string;
  readonly ref: FileRef | null;
  readonly session: Session;
}

/** The text of a file with its name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The session in a file; null when it holds none, with its sentence listed: that must not keep the runs beside it closed. */
export async function readSaved(file: WindowFile, catalogues: NamedText[], alone: boolean): Promise<Saved | null> {
  const { name } = file.location;
  const source = sourceAt(file.location);
  if (source.size > LARGEST_DOCUMENT) {
    refuse(`${name} is larger than any document of IVUS Planner; it was not opened.`);
    return null;
  }
  const bytes = await source.read(0, source.size).catch(() => null);
  const archive = bytes === null ? null : archiveRefusal(bytes);
  if (archive !== null) {
    refuse(`${name} ${archive}.`);
    return null;
  }
  const text = bytes === null ? null : new TextDecoder().decode(bytes);
  const document = text === null ? null : await inPieces(jsonInSteps(text), nextTask);
  if (text !== null && formatIn(document) === CATALOGUE_FORMAT) {
    catalogues.push({ text, name });
    return null;
  }
  if (text !== null && isTruth(text, document)) {
    // The names of these files tell what the studies beside them hide.
    if (alone) notice(`${name} holds the truth of a practice study: it is read only when an attempt is submitted.`);
    return null;
  }
  const session = text === null ? null : await inPieces(sessionInSteps(document, name), nextTask);
  if (session?.ok) return { name, ref: file.ref, session: session.value };
  refuse(session === null ? `${name} cannot be read; check that the file still exists.` : session.problem);
  return null;
}
