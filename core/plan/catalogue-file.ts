import * as z from 'zod';
import { nameSchema, wordsSchema } from '../foreign-text-schema.ts';
import { parsedJson } from '../json.ts';
import { firstOffence } from '../offence.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Product } from './case.ts';
import { productSchema, uniqueIds } from './case.ts';

/** The format name and version of a catalogue file. */
export const CATALOGUE_FORMAT = 'ivus-catalogue/1';

/** The ending of saved catalogue files. */
export const CATALOGUE_ENDING = '.ivus-catalogue.json';

const text = wordsSchema.default('');

/** Who held a row against the manufacturer's instructions, and on which day (YYYY-MM-DD). */
const verificationSchema = z.strictObject({
  by: nameSchema.refine((name) => name.trim() !== '', 'must name who checked the figures'),
  on: z.iso.date('must be a day such as 2026-03-31'),
});

/** One row: the figures that a plan case takes, with who checked them, against what, and what is known of the product. */
const rowSchema = productSchema
  .omit({ verified: true })
  .extend({
    manufacturer: nameSchema.default(''),
    name: nameSchema.default(''),
    design: text,
    /** What is known of approvals, recalls and notices. */
    statusFacts: text,
    source: text,
    /** The instructions for use (title, number, revision) that the window or the verification rests on. */
    ifuCitation: text,
    verified: verificationSchema.nullable().default(null),
  })
  .superRefine(provenRow);

/** The catalogue as the operator edits, imports and exports it. */
export const catalogueFileSchema = z.strictObject({
  format: z.literal(CATALOGUE_FORMAT),
  products: z.array(rowSchema).min(1, 'must name at least one product').superRefine(uniqueIds).readonly(),
});

export type CatalogueRow = z.infer<typeof rowSchema>;
export type Catalogue = z.infer<typeof catalogueFileSchema>;

type Provable = Pick<Product, 'sizes' | 'diametersMm' | 'lengthsMm' | 'ifuOversizeMm'> & {
  readonly ifuCitation: string;
  readonly verified: object | null;
};

/** A claim about the manufacturer's instructions names them, and only figures can be checked. */
function provenRow(row: Provable, context: z.RefinementCtx): void {
  const { verified, ifuOversizeMm, ifuCitation, sizes } = row;
  const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
  const cited = ifuCitation.trim() !== '';
  if (sizes?.length === 0) refuse('sizes', 'must list at least one size or be left out');
  if (verified !== null && !cited)
    refuse('ifuCitation', 'must name the instructions for use that the row was checked against');
  if (ifuOversizeMm !== undefined && !cited)
    refuse('ifuCitation', 'must name the instructions for use that state this window');
  if (verified !== null && !hasFigures(row)) refuse('verified', 'needs at least one size in the row');
}

/** Whether a row lists any size. */
export function hasFigures({ sizes, diametersMm, lengthsMm }: Pick<Product, 'sizes' | 'diametersMm' | 'lengthsMm'>) {
  return sizes === undefined ? diametersMm.length > 0 && lengthsMm.length > 0 : sizes.length > 0;
}

/** A row's name for people: its own, else its id. */
export function nameOf({ id, name }: Pick<CatalogueRow, 'id' | 'name'>): string {
  return name.trim() === '' ? id : name;
}

/** A row as a plan case takes it (PLAN_CASE "Catalogue product"). */
export function planningProduct(row: CatalogueRow): Product {
  const { id, manufacturer, diametersMm, lengthsMm, sizes, ifuOversizeMm, status, inStock, verified, source } = row;
  return {
    id,
    manufacturer,
    name: nameOf(row),
    diametersMm,
    lengthsMm,
    ...(sizes === undefined ? {} : { sizes }),
    ...(ifuOversizeMm === undefined ? {} : { ifuOversizeMm }),
    status,
    ...(inStock === undefined ? {} : { inStock }),
    verified: verified !== null,
    source,
  };
}

/** A catalogue as the text of a file. */
export function writeCatalogue(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}

/** The catalogue in a file's text, or one sentence naming the file and the first thing wrong with it. */
export function readCatalogue(text: string, fileName: string): Result<Catalogue> {
  let value: unknown;
  try {
    value = parsedJson(text);
  } catch {
    return fail(`${fileName} is not a catalogue (its text is not JSON); choose a file ending in ${CATALOGUE_ENDING}.`);
  }
  const checked = catalogueFileSchema.safeParse(value);
  if (checked.success) return ok(checked.data);
  return fail(`${fileName} cannot be used as a catalogue: correct ${firstOffence(checked.error, value)}.`);
}
