import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportFonts } from '../../core/report/pdf/typesetting.ts';
import { REPORT_FONTS } from '../runtime/fonts.mjs';

/** The folder with package.json above this file, whether it is built or not. */
function root(folder = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : root(dirname(folder));
}

/** The fonts of a report: those of the built program, else where the project has them. Throws where one cannot be read. */
export async function reportFonts(): Promise<ReportFonts> {
  const read = async (source: string) => {
    const built = join(root(), 'out/fonts', basename(source));
    return new Uint8Array(await readFile(existsSync(built) ? built : join(root(), source)));
  };
  const [regular, bold, ...further] = await Promise.all(REPORT_FONTS.map(read));
  if (regular === undefined || bold === undefined) throw new Error('The fonts of reports are not listed.');
  return { regular, bold, further };
}
