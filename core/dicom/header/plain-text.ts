/**
 * Control characters, the terminal's escapes among them, but not tabs and ends of lines; and the marks that turn the order of what
 * follows round (embeddings, overrides, isolates), which a single forgotten end would carry into the words of the program.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSEEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text of a file as it may stand among the program's own words: letters of every script, nothing that acts on what is around them. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, '');
}
