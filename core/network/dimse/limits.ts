/** The longest P-DATA PDU that is read, bytes: what a peer announces above it is an offence. */
export const LONGEST_DATA_PDU = 4 * 1024 * 1024;
/** The longest request or answer of an association, bytes: 128 contexts with forty syntaxes each fit. */
export const LONGEST_ASSOCIATE_PDU = 256 * 1024;
/** The longest of all other PDUs, bytes; four by the standard (PS3.8 9.3). */
export const LONGEST_SHORT_PDU = 64;
/** The longest PDU that we ask peers for, bytes. */
export const OUR_LONGEST_PDU = 128 * 1024;
/** The longest PDU that we send, bytes, however much the peer would take. */
export const LONGEST_SENT_PDU = 128 * 1024;
/** The longest command set, bytes; real ones have some hundred. */
export const LONGEST_COMMAND = 16 * 1024;
/** The longest data set that is kept in memory: an answer to a search, bytes. */
export const LONGEST_IDENTIFIER = 256 * 1024;
/** Presentation contexts of an association: odd numbers from 1 to 255 (PS3.8 7.1.1.13). */
export const MOST_CONTEXTS = 128;
/** Transfer syntaxes of one context that are looked at. */
export const MOST_SYNTAXES = 64;
