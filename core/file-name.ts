import { plainText } from './foreign-text.ts';

const encoder = new TextEncoder();

/**
 * A file's name with its ending, once, in no more than so many bytes of UTF-8, and without signs that stand for bytes of another name.
 * Nothing stays in it that acts on the text around the name (`plainText`). The ending stays whole; what is cut off are whole characters: an accent or a part of a sign is never left over.
 */
export function fileName(given: string, ending: string, bytes: number): string {
  const name = plainText(given)
    .replaceAll('\uFFFD', '_')
    .replace(/[\t\r\n]+/g, ' ');
  const hasEnding = name.toLowerCase().endsWith(ending);
  const stem = hasEnding ? name.slice(0, -ending.length) : name.replace(/\.json$/i, '');
  return `${shortened(stem, bytes - bytesOf(ending))}${hasEnding ? name.slice(-ending.length) : ending}`;
}

function shortened(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (bytesOf(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
