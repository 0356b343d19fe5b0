import { z } from 'zod';
import { parsedJson } from './json.ts';

/** The sizes of text to choose from, percent. */
export const TEXT_SIZES = [100, 115, 130, 150, 175] as const;

/** A width or height in CSS pixels that the operator chose; null: as the window sees fit. */
const chosenPixels = z.number().positive().nullable().default(null);

/** The tabs of the panel on the right. */
export const PANELS = ['measure', 'lengths', 'findings', 'plan', 'report', 'practice'] as const;

/** How the operator divides the window between studies, picture, longitudinal view and panels. */
const layoutSchema = z.object({
  studiesPx: chosenPixels,
  panelPx: chosenPixels,
  /** Height of the longitudinal view. */
  cutPx: chosenPixels,
  /** The studies are folded away; null: where the window is narrow. */
  studiesFolded: z.boolean().nullable().default(null),
  panelFolded: z.boolean().default(false),
  /** What a second panel beside the first one shows where the window is wide; null: there is none. */
  secondPanel: z.enum(PANELS).nullable().default(null),
});

/** What stands on every report of this operator. */
const reportSchema = z.object({
  reader: z.string().default(''),
  /** '' takes what the files say. */
  institution: z.string().default(''),
  paper: z.enum(['a4', 'letter']).default('a4'),
  /** Presentation states and key objects go with the DICOM objects; not every archive takes them. */
  furtherObjects: z.boolean().default(false),
});

/** How the operator likes the window: nothing here changes a measurement or a plan. */
export const preferencesSchema = z.strictObject({
  /** `system` follows the operating system. A reading room is dark until somebody asks for something else. */
  theme: z.enum(['dark', 'light', 'system']).default('dark'),
  /** The unit of lengths and areas on the picture and in the readings; plan, files and reports are always in mm. */
  units: z.enum(['mm', 'cm']).default('mm'),
  /** Size of all text in percent of the usual one. */
  textSize: z.literal(TEXT_SIZES).default(100),
  /** What the wheel does over the picture; with Ctrl it does the other. */
  wheel: z.enum(['frames', 'zoom']).default('frames'),
  /** Turning the wheel towards the hand shows the next frame, or the previous one. */
  wheelTowards: z.enum(['next', 'previous']).default('next'),
  /** Turning the wheel away from the hand magnifies, or makes smaller. */
  wheelAway: z.enum(['in', 'out']).default('in'),
  /** What the left button drags where no tool is active and no outline is selected. */
  leftDrag: z.enum(['window', 'pan']).default('window'),
  /** Outlines whose diameters and area stand on the picture: the selected one, or every one. */
  diameters: z.enum(['selected', 'all']).default('selected'),
  /** Decoded pictures kept in memory, in MB of 1,048,576 bytes. */
  cacheMb: z.int().min(64).max(8192).default(512),
  /** Presses in place of a command's own, by the command's name; an empty list is no key. */
  keys: z.record(z.string(), z.array(z.string().min(1)).readonly()).default({}),
  /** Hints that were put away and do not come again. */
  hintsSeen: z.array(z.string()).readonly().default([]),
  /** Whether a change in the catalogue panel changes the study's catalogue only, or this computer's as well; null: nobody has chosen. */
  catalogueEdits: z.enum(['study', 'computer']).nullable().default(null),
  /** Whether a small picture, with the patient's name, is kept of each study for the list of studies. */
  previews: z.enum(['kept', 'none']).default('kept'),
  /** How the window is divided. */
  layout: layoutSchema.prefault({}),
  report: reportSchema.prefault({}),
  /** 32 random bytes in hexadecimal, from which the pseudonyms in names of saved files follow; null: none was needed yet. */
  pseudonymKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** How the window is before anybody has chosen anything. */
export const DEFAULT_PREFERENCES: Preferences = preferencesSchema.parse({});

/** What the preferences are called in sentences. */
const NAMES: Readonly<Record<keyof Preferences, string>> = {
  theme: 'theme',
  units: 'units',
  textSize: 'text size',
  wheel: 'wheel over the picture',
  wheelTowards: 'wheel turned towards you',
  wheelAway: 'wheel turned away from you',
  leftDrag: 'left drag',
  diameters: 'diameters on the picture',
  cacheMb: 'pictures kept in memory',
  keys: 'keys',
  hintsSeen: 'hints already seen',
  catalogueEdits: 'what changes of the catalogue apply to',
  previews: 'previews in the list of studies',
  layout: 'sizes of the panels',
  report: 'reader, institution and paper of reports',
  pseudonymKey: 'pseudonyms in names of saved files',
};

/** Preferences from a kept text (null: none was kept). What it does not say, or says wrongly, is as by default; `problem` is one sentence when something was wrong. */
export function readPreferences(text: string | null): {
  readonly preferences: Preferences;
  readonly problem: string | null;
} {
  if (text === null) return { preferences: DEFAULT_PREFERENCES, problem: null };
  const cached = objectIn(text);
  if (cached === null) {
    return { preferences: DEFAULT_PREFERENCES, problem: 'Your preferences could not be read: the defaults are used.' };
  }
  const { shape } = preferencesSchema;
  const names = Object.keys(shape) as (keyof Preferences)[];
  const wrong = names.filter((name) => !shape[name].safeParse(cached[name]).success);
  const sound = Object.fromEntries(names.filter((name) => !wrong.includes(name)).map((name) => [name, cached[name]]));
  const problem =
    wrong.length === 0
      ? null
      : `Some preferences could not be read and are back to their defaults: ${wrong.map((name) => NAMES[name]).join(', ')}.`;
  return { preferences: preferencesSchema.parse(sound), problem };
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = parsedJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
