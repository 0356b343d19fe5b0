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

/** The operating system's error code (`ENOENT`), or '' when the error carries none. */
export function failureCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why the operating system refused, as the part of a sentence: "the disk is full". */
export function failureReason(error: unknown): string {
  return reasons[failureCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
