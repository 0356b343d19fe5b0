import { BUILT_IN_CATALOGUE } from '../../plan/catalogue.ts';
import type { Catalogue, CatalogueRow } from '../../plan/catalogue-file.ts';
import { unreachable } from '../../result.ts';
import type { Session } from '../document/document.ts';

/** The catalogue that a session is planned with: its own, else the built-in one. */
export function catalogueOf({ catalogue }: Pick<Session, 'catalogue'>): Catalogue {
  return catalogue ?? BUILT_IN_CATALOGUE;
}

/** The catalogue row that a proposed product came from; null for a product that the session's catalogue does not name. */
export function rowOf(session: Pick<Session, 'catalogue'>, productId: string): CatalogueRow | null {
  return catalogueOf(session).products.find(({ id }) => id === productId) ?? null;
}

/** Who checked a row, when and against what, or that nobody did. */
export function verificationText({ verified, ifuCitation }: CatalogueRow): string {
  if (verified === null) return 'sizes not verified against the instructions for use';
  return `verified by ${verified.by} on ${verified.on} against ${ifuCitation}`;
}

/** Every way in which the catalogue of a session can change. */
export type CatalogueCommand =
  /** Puts a row in the place of the one with the id `replaces`, or adds it. */
  | { readonly type: 'setProduct'; readonly replaces: string | null; readonly product: CatalogueRow }
  | { readonly type: 'removeProduct'; readonly id: string }
  | { readonly type: 'useCatalogue'; readonly catalogue: Catalogue }
  /** Takes over the catalogue that this computer keeps; null where it keeps none. */
  | { readonly type: 'useComputersCatalogue'; readonly catalogue: Catalogue | null }
  | { readonly type: 'useBuiltInCatalogue' };

/** The catalogue of a session after a command, null for the built-in one; a catalogue keeps at least one row. */
export function catalogueAfter(session: Pick<Session, 'catalogue'>, command: CatalogueCommand): Catalogue | null {
  const { products, ...rest } = catalogueOf(session);
  switch (command.type) {
    case 'setProduct': {
      const { replaces, product } = command;
      const place = placeOf(products, replaces) ?? placeOf(products, product.id) ?? products.length;
      const others = products.filter(({ id }, index) => index !== place && id !== product.id);
      const before = products.slice(0, place).filter(({ id }) => id !== product.id).length;
      return { ...rest, products: others.toSpliced(before, 0, product) };
    }
    case 'removeProduct': {
      const others = products.filter(({ id }) => id !== command.id);
      const changes = others.length > 0 && others.length < products.length;
      return changes ? { ...rest, products: others } : session.catalogue;
    }
    case 'useCatalogue':
    case 'useComputersCatalogue':
      return command.catalogue;
    case 'useBuiltInCatalogue':
      return null;
    default:
      return unreachable(command);
  }
}

/** Where a product stands in a catalogue; null when it is not there. */
function placeOf(products: readonly CatalogueRow[], wanted: string | null): number | null {
  const place = products.findIndex(({ id }) => id === wanted);
  return place < 0 ? null : place;
}
