import { archiveRefusal } from '../../core/archive.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failureReason } from '../failure.ts';
import { documentBytes } from '../saving/bounded-text.ts';

/** The whole text of a file (UTF-8), or one sentence that names it and says why it cannot be read. */
export async function textOf(file: string): Promise<Result<string>> {
  try {
    const bytes = await documentBytes(file);
    const archive = archiveRefusal(bytes);
    if (archive !== null) return fail(`${file} ${archive}.`);
    // Some editors put a byte order mark in front, which is no part of the text.
    return ok(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch (failure) {
    return fail(`${file} cannot be read because ${failureReason(failure)}.`);
  }
}
