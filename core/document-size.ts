/** The largest document that is read, bytes: sessions, catalogues, cases, records, preferences. A larger one is none of this program's. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;
