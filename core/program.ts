import { version } from '../package.json' with { type: 'json' };

/** The program as reports and files name it. */
export const program = { name: 'IVUS Planner', version } as const;

/** The name of the second window, which shows the pictures. */
export const PICTURE_WINDOW = 'ivus-planner-picture';
