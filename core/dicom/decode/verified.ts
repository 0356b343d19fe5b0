/** JPEG 2000, Part 1 and high throughput, by transfer syntax (after 1.2.840.10008.1.2.4.). */
const CODESTREAMS = new Set(['90', '91', '201', '202', '203']);
const COMMON = '1.2.840.10008.1.2.4.';

/**
 * Whether a picture that comes out is known to be the one that went in, as far as its stream allows to tell: JPEG 2000 decodes damage inside
 * a tile part into a picture all the same, while the codes of all other syntaxes have to end where their data do.
 */
export function isVerified(transferSyntax: string): boolean {
  return !transferSyntax.startsWith(COMMON) || !CODESTREAMS.has(transferSyntax.slice(COMMON.length));
}
