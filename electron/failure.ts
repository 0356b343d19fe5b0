import { unreadable } from './names.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  EACCES: 'you do not have permission',
  EPERM: 'you do not have permission',
  EROFS: 'the location is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota on this disk is used up',
  EEXIST: 'a file with that name already exists',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  EIO: 'the disk or network failed',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its link points back to itself',
  EMFILE: 'too many files are open',
};

/** What is wrong with a path of which a name is not UTF-8, where the file cannot be told from others. */
export const UNREADABLE_NAME = 'its name cannot be read here: rename it';

function hasUnreadablePath(error: unknown): boolean {
  return error instanceof Error && 'path' in error && unreadable(String(error.path));
}

/** The operating system's error code (`ENOENT`), or '' when the error carries none. */
export function failureCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why the operating system refused, as the part of a sentence: "the disk is full". */
export function failureReason(error: unknown): string {
  if (failureCode(error) === 'ENOENT' && hasUnreadablePath(error)) return UNREADABLE_NAME;
  return reasons[failureCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
