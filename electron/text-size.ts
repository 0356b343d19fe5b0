/** A larger text (bytes) is none of this program's: it is not read at all. */
export const largestText = 64 * 1024 * 1024;
