import { z } from 'zod';

/** A DICOM UID, also one of 64 digits that breaks the rules on leading zeros. */
export const uidSchema = z.string().regex(/^[0-9.]{1,64}$/, 'must be a UID');

/** A day as DICOM writes it: YYYYMMDD. */
const daySchema = z.string().regex(/^\d{8}$/, 'must be a day as YYYYMMDD');
const key = z.string().trim().min(1).max(64).optional();

/** What to search studies by, all of it together; `*` and `?` stand for any letters where the archive has wildcards. */
export const querySchema = z.strictObject({
  /** Study Instance UID. */
  study: uidSchema.optional(),
  patientId: key,
  name: key,
  accession: key,
  dateFrom: daySchema.optional(),
  dateTo: daySchema.optional(),
  modality: z
    .string()
    .regex(/^[A-Z0-9]{1,16}$/, 'must be a code such as IVUS or XA')
    .optional(),
});
export type Query = z.infer<typeof querySchema>;

/** What an archive said as plain text without control characters; null where it said nothing. */
const said = z.string().nullable();
const count = z.number().int().nonnegative().nullable();

/** A study as an archive lists it; dates YYYYMMDD, times HHMMSS. */
export const studyRowSchema = z.strictObject({
  uid: uidSchema,
  patientId: said,
  name: said,
  birthDate: said,
  sex: said,
  accession: said,
  date: said,
  time: said,
  description: said,
  modalities: z.array(z.string()),
  series: count,
  instances: count,
});
export type StudyRow = z.infer<typeof studyRowSchema>;

/** A series of a study. */
export const seriesRowSchema = z.strictObject({
  uid: uidSchema,
  modality: said,
  number: said,
  description: said,
  date: said,
  time: said,
  instances: count,
});
export type SeriesRow = z.infer<typeof seriesRowSchema>;

/** An object of a series; `frames` is null where the archive does not tell. */
export const instanceRowSchema = z.strictObject({
  uid: uidSchema,
  sopClass: said,
  number: said,
  frames: count,
  rows: count,
  columns: count,
});
export type InstanceRow = z.infer<typeof instanceRowSchema>;

/** The rows of a search; `more` says that the place has more of them than its limit let through. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}
