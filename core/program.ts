import { version } from '../package.json' with { type: 'json' };

/** The program as reports and files name it. */
export const program = { name: 'IVUS Planner', version } as const;

/** The name of the second window, which shows the pictures. */
export const PICTURE_WINDOW = 'ivus-planner-picture';

/** The element of the page into which the shell puts files that the operator has opened, as a file dialog of the page would. */
export const GIVEN_FILES = 'given-files';

/** The one channel on which paths reach the shell: those of dropped files, found by the preload and out of the page's reach. */
export const DROPPED_FILES = 'ivus-dropped';
