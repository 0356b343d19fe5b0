import { elementsOf } from '../../dicom/write/dataset.ts';
import type { Keyword } from '../../dicom/write/dictionary.ts';
import { encodedElements } from '../../dicom/write/element.ts';
import { IMPLICIT_LITTLE } from './classes.ts';

/** Keys of a search or retrieval by keyword; '' asks for the value. */
export type Keys = { readonly [K in Keyword]?: string };

/** The bytes of keys in one of the two plain syntaxes, texts in UTF-8. */
export function encodedKeys(keys: Keys, transferSyntax: string): Uint8Array {
  const elements = elementsOf({ SpecificCharacterSet: 'ISO_IR 192', ...keys });
  return encodedElements(elements, transferSyntax === IMPLICIT_LITTLE ? 'implicit' : 'explicit');
}
