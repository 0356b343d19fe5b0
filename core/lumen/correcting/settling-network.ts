import { ringFrom } from './ring-text.ts';
import { SHAPE } from './settling.ts';
import { SETTLING_NUMBERS } from './settling-numbers.ts';

/** How far each ray of the mean line through clicked places is off (`settle`). */
export const SETTLING = ringFrom(SETTLING_NUMBERS, SHAPE);
