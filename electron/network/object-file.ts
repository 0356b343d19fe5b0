import { charactersOf } from '../../core/dicom/bytes/characters.ts';
import { readHeader } from '../../core/dicom/header/header.ts';
import { type Identity, readIdentity } from '../../core/dicom/header/identity.ts';
import type { ObjectFile } from '../../core/network/objects.ts';
import { uidSchema } from '../../core/network/rows.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { openFileSource } from '../file-source.ts';

/** A DICOM file that can be sent, and whose it is. */
export interface ReadObject {
  readonly file: ObjectFile;
  readonly identity: Identity;
}

/** What a file is, from its header; refused in one sentence where it cannot be sent as it is. */
export async function readObject(path: string): Promise<Result<ReadObject>> {
  const source = await openFileSource(path);
  if (!source.ok) return source;
  try {
    const start = await source.value.read(0, 132);
    const { header, problem } = await readHeader(source.value);
    if (problem !== null) return fail(`${path} ${problem}.`);
    if (charactersOf(start.subarray(128)) !== 'DICM' || !header.stated)
      return fail(`${path} lacks the head of a DICOM file and cannot be sent as it is; export it again.`);
    const identity = readIdentity(header);
    const [uid, sopClass] = [identity.sopInstanceUid, identity.sopClassUid];
    if (![uid, sopClass, header.transferSyntax].every((each) => uidSchema.safeParse(each).success))
      return fail(`${path} does not say which object it is and cannot be sent; export it again.`);
    const { size } = source.value;
    return ok({ file: { uid, path, size, sopClass, transferSyntax: header.transferSyntax }, identity });
  } catch (failure) {
    return fail(failure instanceof Error ? failure.message : String(failure));
  } finally {
    await source.value.close();
  }
}
