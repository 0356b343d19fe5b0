import { z } from 'zod';
import { plainText, shortText } from './foreign-text.ts';

/** Names of files end at 255 bytes, and what people call an outline or a product long before. */
const LONGEST_NAME = 255;

/** More than anybody types: 40 pages. */
const LONGEST_WORDS = 100_000;

/** A name in a document, of whoever made it: on one line, at most 255 characters, nothing in it that acts on the words around it. */
export const nameSchema = z.string().overwrite((text) => shortText(text, LONGEST_NAME));

/** Sentences in a document: lines stay, at most 100,000 characters, nothing in them that acts on the words around them. */
export const wordsSchema = z
  .string()
  .overwrite((text) =>
    text.length <= LONGEST_WORDS ? plainText(text) : `${plainText(text.slice(0, LONGEST_WORDS))}…`,
  );
