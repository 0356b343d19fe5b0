import type { Vr } from '../write/dictionary.ts';

/** What becomes of an attribute that a de-identified copy has. */
type Treatment =
  /** Copied byte for byte. */
  | 'kept'
  /** Text in words of its own: copied unless it holds a word that identifies. */
  | 'words'
  /** Another UID, the same for the same one. */
  | 'uid'
  /** Another day, at the same distance from all others of the patient. */
  | 'date'
  /** There and empty. */
  | 'empty'
  /** There and the same for all. */
  | 'other'
  /** A sequence of which each item is treated like the whole. */
  | 'items';

/** An attribute that a copy may have: its VR in the standard and what becomes of it. */
export interface Allowed {
  readonly tag: string;
  readonly vr: Vr;
  readonly treatment: Treatment;
}

/**
 * Every attribute of the source that a copy may have; what is not here is not copied. That leaves out all of PS3.15 table E.1-1 that is
 * removed, and private, curve, overlay, icon and unknown elements. A test holds it against that table.
 */
export const ALLOWED: readonly Allowed[] = [
  // How texts are written; what kind of object and picture it is; derived by which code; frames to be played.
  ...attributes(
    'kept',
    `00080005 CS, 00080008 CS, 00080016 UI, 00080060 CS, 00080064 CS, 00080068 CS, 00080100 SH, 00080102 SH, 00082142 IS, 00082143 IS,
     00082144 IS, 00089007 CS, 00089205 CS, 00089206 CS, 00089207 CS, 00089208 CS, 00089209 CS`,
  ),
  ...attributes('items', '00089215 SQ, 00189226 SQ'),
  // The machine.
  ...attributes('words', '00080070 LO, 00081090 LO, 00080104 LO'),
  ...attributes('uid', '00080018 UI, 0020000d UI, 0020000e UI, 00200052 UI, 00200200 UI, 00209164 UI'),
  // Times of day stay: without their day they point to nobody.
  ...attributes('date', '00080020 DA, 00080021 DA, 00080022 DA, 00080023 DA, 0008002a DT, 00189074 DT, 00189151 DT'),
  ...attributes('kept', '00080030 TM, 00080031 TM, 00080032 TM, 00080033 TM'),
  ...attributes('empty', '00080050 SH, 00080090 PN, 00100030 DA, 00200010 SH'),
  ...attributes('kept', '00100040 CS'),
  // Clock and movement of the catheter; geometry of X-ray; shutters.
  ...attributes(
    'kept',
    `00180015 CS, 00180040 IS, 00180060 DS, 00180072 DS, 00181060 DS, 00181063 DS, 00181065 DS, 00181066 DS, 0018106a CS, 00181088 IS, 00181110 DS,
     00181111 DS, 00181114 DS, 00181150 IS, 00181151 IS, 00181152 IS, 00181153 IS, 00181154 DS, 00181155 CS, 00181162 DS, 00181164 DS, 00181190 DS, 00181242 IS,
     00181244 US, 00181500 CS, 00181510 DS, 00181511 DS, 00181520 DS, 00181521 DS, 00181530 DS, 00181531 DS, 00181600 CS, 00181602 IS,
     00181604 IS, 00181606 IS, 00181608 IS, 00181610 IS, 00181612 IS, 00181800 CS, 00183100 CS, 00183101 DS, 00183102 DS, 00183103 IS,
     00183104 IS, 00183105 IS, 00186031 CS, 00186060 FL, 00189403 FL, 00189404 FL, 00189449 FL`,
  ),
  // What enhanced objects must say of how they were taken; without it they are no whole objects.
  ...attributes(
    'kept',
    `00180023 CS, 00180087 DS, 00185100 CS, 00189004 CS, 00189008 CS, 00189011 CS, 00189012 CS, 00189014 CS, 00189015 CS, 00189017 CS,
     00189018 CS, 00189024 CS, 00189025 CS, 00189026 CS, 00189029 CS, 00189032 CS, 00189033 CS, 00189034 CS, 00189064 CS, 00189073 FD, 00189093 US, 00189094 CS, 00189100 CS`,
  ),
  ...attributes('words', '00181020 LO, 00189005 SH'),
  ...attributes('other', '00181000 LO'),
  ...attributes('empty', '00201040 LO'),
  // Ultrasound regions.
  ...attributes('items', '00186011 SQ, 00189401 SQ'),
  ...attributes(
    'kept',
    `00186012 US, 00186014 US, 00186016 UL, 00186018 UL, 0018601a UL, 0018601c UL, 0018601e UL, 00186020 SL, 00186022 SL, 00186024 US,
     00186026 US, 00186028 FD, 0018602a FD, 0018602c FD, 0018602e FD, 00186030 UL, 00186032 UL, 00186034 FD, 00186036 FD, 00186039 SL,
     0018603b SL, 0018603d SL, 0018603f SL, 00186041 SL, 00186043 SL, 00186044 US, 00186046 UL, 00186048 UL, 0018604a UL, 0018604c US,
     0018604e US, 00186050 UL, 00186052 UL, 00186054 FD, 00186056 UL, 00186058 UL, 0018605a FL`,
  ),
  // Numbers of series and frames, sides, dimensions of enhanced objects.
  ...attributes(
    'kept',
    `00200011 IS, 00200013 IS, 00200020 CS, 00200060 CS, 00200062 CS, 00209057 UL, 00209157 UL, 00209165 AT, 00209167 AT, 00209311 CS`,
  ),
  ...attributes('items', '00209111 SQ, 00209221 SQ, 00209222 SQ, 52009229 SQ, 52009230 SQ'),
  // How the pixels are stored and shown.
  ...attributes(
    'kept',
    `00280002 US, 00280003 US, 00280004 CS, 00280006 US, 00280008 IS, 00280009 AT, 00280010 US, 00280011 US, 00280014 US, 00280030 DS,
     00280034 IS, 00280100 US, 00280101 US, 00280102 US, 00280103 US, 00280106 US, 00280107 US, 00280120 US, 00280121 US, 00280a02 CS,
     00281040 CS, 00281041 SS, 00281050 DS, 00281051 DS, 00281052 DS, 00281053 DS, 00281056 CS, 00281090 CS, 00281101 US, 00281102 US,
     00281103 US, 00281201 OW, 00281202 OW, 00281203 OW, 00281221 OW, 00281222 OW, 00281223 OW, 00282110 CS, 00282112 DS, 00282114 CS,
     00283002 US, 00283006 OW, 00286101 CS, 00286102 US, 00286110 US, 00286112 US, 00286114 FL, 00286120 SS, 20500020 CS`,
  ),
  ...attributes('words', '00281054 LO, 00281055 LO, 00283003 LO, 00283004 LO'),
  ...attributes('items', '00283000 SQ, 00283010 SQ, 00286100 SQ, 00289110 SQ, 00289132 SQ, 00289145 SQ, 00289443 SQ'),
];

/** Attributes of one treatment, each as tag and VR. */
function attributes(treatment: Treatment, list: string): readonly Allowed[] {
  return list.split(',').map((entry) => {
    const [tag = '', vr = ''] = entry.trim().split(' ');
    return { tag, vr: vr as Vr, treatment };
  });
}
