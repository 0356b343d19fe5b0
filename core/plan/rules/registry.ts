import type { Rule } from './rule.ts';
import { s01 } from './s01.ts';
import { s02 } from './s02.ts';
import { s03 } from './s03.ts';
import { s04 } from './s04.ts';
import { s05 } from './s05.ts';
import { s06 } from './s06.ts';
import { s07 } from './s07.ts';
import { s08 } from './s08.ts';
import { s09 } from './s09.ts';
import { s10 } from './s10.ts';
import { s11 } from './s11.ts';
import { s12 } from './s12.ts';
import { s13 } from './s13.ts';
import { s14 } from './s14.ts';
import { s15 } from './s15.ts';
import { s16 } from './s16.ts';
import { s17 } from './s17.ts';
import { s18 } from './s18.ts';
import { s19 } from './s19.ts';
import { s20 } from './s20.ts';
import { s21 } from './s21.ts';
import { s22 } from './s22.ts';
import { s23 } from './s23.ts';
import { s24 } from './s24.ts';
import { s25 } from './s25.ts';
import { s26 } from './s26.ts';
import { s27 } from './s27.ts';
import { s28 } from './s28.ts';
import { s29 } from './s29.ts';
import { s30 } from './s30.ts';
import { s31 } from './s31.ts';
import { s32 } from './s32.ts';
import { s33 } from './s33.ts';
import { s34 } from './s34.ts';
import { s35 } from './s35.ts';
import { s36 } from './s36.ts';
import { s37 } from './s37.ts';
import { s38 } from './s38.ts';
import { s39 } from './s39.ts';
import { s40 } from './s40.ts';
import { s41 } from './s41.ts';
import { s42 } from './s42.ts';

/** Every rule of the guidance, in order: the one list that plan, panel, report and tests read. */
export const RULES: readonly Rule[] = [
  s01,
  s02,
  s03,
  s04,
  s05,
  s06,
  s07,
  s08,
  s09,
  s10,
  s11,
  s12,
  s13,
  s14,
  s15,
  s16,
  s17,
  s18,
  s19,
  s20,
  s21,
  s22,
  s23,
  s24,
  s25,
  s26,
  s27,
  s28,
  s29,
  s30,
  s31,
  s32,
  s33,
  s34,
  s35,
  s36,
  s37,
  s38,
  s39,
  s40,
  s41,
  s42,
];
