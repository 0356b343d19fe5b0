import type { CatalogueRow } from '../../core/plan/catalogue-file.ts';
import { hasFigures } from '../../core/plan/catalogue-file.ts';
import { typedNumber } from '../ui/format.ts';
import { lengthsTyped, sizesTyped } from './typed-sizes.ts';

/** A catalogue row as it is typed and chosen. */
export interface ProductDraft {
  readonly id: string;
  readonly manufacturer: string;
  readonly name: string;
  readonly design: string;
  readonly diameters: string;
  readonly lengths: string;
  readonly sizes: string;
  readonly oversizeLeast: string;
  readonly oversizeMost: string;
  readonly ifuCitation: string;
  readonly status: CatalogueRow['status'];
  readonly inStock: 'yes' | 'no';
  readonly statusFacts: string;
  readonly source: string;
  readonly verifiedBy: string;
  readonly verifiedOn: string;
}

export type DraftField = keyof ProductDraft;

/** One sentence for each field that cannot be kept as it is typed. */
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

/** The fields that a verification speaks of: changing one takes the verification away. */
const FIGURES: readonly DraftField[] = ['diameters', 'lengths', 'sizes', 'oversizeLeast', 'oversizeMost'];

/** A row as it stands in the form; a product nobody has named yet for null. */
export function draftOf(row: CatalogueRow | null): ProductDraft {
  const [least, most] = row?.ifuOversizeMm ?? ['', ''];
  return {
    id: row?.id ?? '',
    manufacturer: row?.manufacturer ?? '',
    name: row?.name ?? '',
    design: row?.design ?? '',
    diameters: row?.diametersMm.join(', ') ?? '',
    lengths: row?.lengthsMm.join(', ') ?? '',
    sizes: row?.sizes?.map(([diameter, length]) => `${diameter} × ${length}`).join(', ') ?? '',
    oversizeLeast: String(least),
    oversizeMost: String(most),
    ifuCitation: row?.ifuCitation ?? '',
    status: row?.status ?? 'available',
    inStock: row?.inStock === false ? 'no' : 'yes',
    statusFacts: row?.statusFacts ?? '',
    source: row?.source ?? '',
    verifiedBy: row?.verified?.by ?? '',
    verifiedOn: row?.verified?.on ?? '',
  };
}

/** The draft after typing: figures that change have been checked by nobody. */
export function typed(draft: ProductDraft, field: DraftField, text: string): ProductDraft {
  const unchecked = FIGURES.includes(field) && text !== draft[field] ? { verifiedBy: '', verifiedOn: '' } : {};
  return { ...draft, [field]: text, ...unchecked };
}

/** A copy of a row to be made into another product: with an id of its own, checked by nobody. */
export function copyOf(row: CatalogueRow, taken: readonly string[]): ProductDraft {
  let number = 2;
  while (taken.includes(`${row.id}-${number}`)) number += 1;
  return { ...draftOf({ ...row, verified: null }), id: `${row.id}-${number}` };
}

/** The row that a draft amounts to, or what is wrong with it; `taken` are the ids of the other rows, `today` is YYYY-MM-DD. */
export function rowFrom(
  draft: ProductDraft,
  taken: readonly string[],
  today: string,
): { readonly row: CatalogueRow } | { readonly problems: DraftProblems } {
  const diameters = lengthsTyped(draft.diameters);
  const lengths = lengthsTyped(draft.lengths);
  const sizes = sizesTyped(draft.sizes);
  const oversize = oversizeIn(draft);
  const row = {
    ...textsOf(draft),
    diametersMm: diameters.ok ? diameters.value : [],
    lengthsMm: lengths.ok ? lengths.value : [],
    ...(sizes.ok && sizes.value.length > 0 ? { sizes: sizes.value } : {}),
    ...(oversize.window === null ? {} : { ifuOversizeMm: oversize.window }),
    status: draft.status,
    ...(draft.inStock === 'no' ? { inStock: false } : {}),
    verified: draft.verifiedBy.trim() === '' ? null : { by: draft.verifiedBy.trim(), on: draft.verifiedOn.trim() },
  } satisfies CatalogueRow;
  const illegible = !diameters.ok || !lengths.ok || !sizes.ok;
  const problems: DraftProblems = sentences([
    ['id', idProblem(row.id, taken)],
    ['diameters', diameters.ok ? null : diameters.problem],
    ['lengths', lengths.ok ? null : lengths.problem],
    ['sizes', sizes.ok ? null : sizes.problem],
    ['oversizeLeast', oversize.least],
    ['oversizeMost', oversize.most],
    ['ifuCitation', citationProblem(row)],
    ['verifiedBy', illegible ? null : verifierProblem(draft, row)],
    ['verifiedOn', dayProblem(draft, today)],
  ]);
  return Object.keys(problems).length === 0 ? { row } : { problems };
}

function sentences(rows: readonly (readonly [DraftField, string | null])[]): DraftProblems {
  return Object.fromEntries(rows.filter(([, sentence]) => sentence !== null));
}

function textsOf({ id, manufacturer, name, design, ifuCitation, statusFacts, source }: ProductDraft) {
  const texts = { id, manufacturer, name, design, ifuCitation, statusFacts, source };
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim()])) as typeof texts;
}

function idProblem(id: string, taken: readonly string[]): string | null {
  if (id === '') return 'Give the product a short, unique ID; plans refer to it.';
  return taken.includes(id) ? `Another product already has the ID “${id}”.` : null;
}

function citationProblem({ ifuCitation, ifuOversizeMm, verified }: CatalogueRow): string | null {
  if (ifuCitation !== '' || (ifuOversizeMm === undefined && verified === null)) return null;
  return 'Enter the instructions for use (title, number, revision) that support these figures.';
}

function verifierProblem({ verifiedBy, verifiedOn }: ProductDraft, row: CatalogueRow): string | null {
  if (verifiedBy.trim() === '') return verifiedOn.trim() === '' ? null : 'Enter who checked the figures.';
  return hasFigures(row) ? null : 'There are no sizes to check: enter them first.';
}

function dayProblem({ verifiedBy, verifiedOn }: ProductDraft, today: string): string | null {
  const day = verifiedOn.trim();
  if (day === '') return verifiedBy.trim() === '' ? null : 'Enter the date on which the figures were checked.';
  if (!isDay(day)) return 'Enter the date as year-month-day, such as 2026-03-31.';
  return day > today ? 'This date is in the future.' : null;
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The manufacturer's window, null when nothing stands there, with what is wrong at its two ends. */
function oversizeIn({ oversizeLeast, oversizeMost }: ProductDraft): {
  readonly window: [number, number] | null;
  readonly least: string | null;
  readonly most: string | null;
} {
  if (oversizeLeast.trim() === '' && oversizeMost.trim() === '') return { window: null, least: null, most: null };
  const [least, most] = [typedNumber(oversizeLeast), typedNumber(oversizeMost)];
  const needed = 'Enter both limits in millimetres, or neither.';
  if (least === null || least < 0) return { window: null, least: needed, most: null };
  if (most === null) return { window: null, least: null, most: needed };
  if (most < least) return { window: null, least: null, most: 'The maximum cannot be below the minimum.' };
  return { window: [least, most], least: null, most: null };
}
