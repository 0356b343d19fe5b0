import { textDigest } from '../../core/dicom/bytes/digest.ts';
import { statedSession } from '../../core/report/dicom/stated-session.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { isSession, readSession, writeSession } from '../../core/session/document/file.ts';
import { openFileSource } from '../file-source.ts';
import type { Io } from './io.ts';
import { textOf } from './text.ts';

/** Says of each structured report among the files whether it was made from the session among them as it is now; true where all were. */
export async function checkReports(files: readonly string[], io: Io): Promise<Result<boolean>> {
  const session = await sessionAmong(files);
  if (!session.ok) return session;
  let all = true;
  for (const file of files) {
    if (file === session.value.file) continue;
    const stated = await statedIn(file);
    if (!stated.ok) return stated;
    const same = stated.value === session.value.digest;
    all &&= same;
    const told = same
      ? 'was made from this session as it is now'
      : 'was made from another session, or from this one before it was changed';
    io.out(`${file} ${told}.`);
  }
  return ok(all);
}

async function sessionAmong(
  files: readonly string[],
): Promise<Result<{ readonly file: string; readonly digest: string }>> {
  for (const file of files.filter((name) => /\.json$/i.test(name))) {
    const text = await textOf(file);
    if (!text.ok) return text;
    if (!isSession(text.value)) continue;
    const session = readSession(text.value, file);
    return session.ok ? ok({ file, digest: textDigest(writeSession(session.value)) }) : session;
  }
  return fail('Name the saved session as well: a file that ends in .ivus.json.');
}

async function statedIn(file: string): Promise<Result<string>> {
  const source = await openFileSource(file);
  if (!source.ok) return source;
  try {
    return await statedSession(source.value);
  } finally {
    await source.value.close();
  }
}
