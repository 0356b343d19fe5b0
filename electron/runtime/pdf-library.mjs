import { join } from 'node:path';
import { projectFolder } from './project.mjs';

/** pdfkit's browser build, also in Node: the same report then has the same bytes here and in the window. */
export const PDF_LIBRARY = { pdfkit: join(projectFolder, 'node_modules/pdfkit/js/pdfkit.browser.mjs') };
