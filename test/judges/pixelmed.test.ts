import { expect, test } from 'vitest';
import { make, said } from './made.ts';

/** Where PixelMed's library lies (Debian: libpixelmed-java and a Java runtime); without this switch it is not asked, for it would bring a whole Java with it. */
const { IVUS_PIXELMED } = process.env;
/** Its rules are larger than Java lets a style sheet be. */
const UNLIMITED = ['Total', 'Expr'].map((which) => `-Djdk.xml.xpath${which}OpLimit=0`);

test.runIf(IVUS_PIXELMED !== undefined)('PixelMed’s validator finds no error in a structured report', async () => {
  const made = await make((session) => session, [], { forms: ['--sr'] });
  const validator = [
    ...UNLIMITED,
    '-Djdk.xml.xpathExprGrpLimit=0',
    '-cp',
    IVUS_PIXELMED ?? '',
    'com.pixelmed.validate.DicomSRValidator',
  ];
  const lines = said('java', ...validator, made.object('sr'));
  // It names the object and the templates that it found before it says what is wrong.
  expect(lines.join('\n')).toMatch(/ComprehensiveSR/i);
  // It warns of the comments in measurement groups, which its templates do not list and templates may be extended by.
  expect(lines.filter((line) => line.startsWith('Error'))).toEqual([]);
});
