import { z } from 'zod';
import { RULE_IDS } from '../plan/answer.ts';
import { CASE_CHOICES } from '../plan/case.ts';
import { count, drawnSchema, known, list, lumenSchema, number, row, text, unit } from './lumen-content.ts';

/** The format name and version of a report. */
export const REPORT_FORMAT = 'ivus-report/1';

/** The 95 % interval of a figure that its known errors give; null while none of them is known. */
const interval = row({ value: number, low: number, high: number }).nullable();

/** What the header of the deciding run says; an absent attribute is ''. Dates and times as stored (YYYYMMDD, HHMMSS). */
const patientAndStudy = {
  patientName: text,
  patientId: text,
  issuerOfPatientId: text,
  birthDate: text,
  sex: text,
  studyDate: text,
  studyTime: text,
  studyDescription: text,
  accessionNumber: text,
  institution: text,
  referringPhysician: text,
  manufacturer: text,
  model: text,
  seriesDescription: text,
  /** True when the file says that the patient’s identity was removed (0012,0062). */
  identityRemoved: z.boolean(),
};

/** Who and when, and how far the report is settled. */
const head = row({
  ...patientAndStudy,
  reader: text,
  /** The moment of issue with its offset from UTC (ISO 8601). */
  issuedAt: text,
  /** A draft until somebody signs it. */
  draft: z.boolean(),
});

/** The plan in one line, with what decides it. */
const headline = row({
  outcome: z.enum([
    'DIVERT_DVT',
    'BLOCKED',
    'DIVERT_MASS',
    'OUT_OF_SCOPE',
    'INAPPROPRIATE',
    'NOT_CONFIRMED',
    'NO_DEVICE',
    'APPROPRIATE',
  ]),
  text,
  because: list(text),
  /** Of the diameter stenosis, percent. */
  interval,
  /** Whether the interval reaches over the gate. */
  withinError: z.boolean(),
});

/** One question of the pathway with its answer; `known` is false for "unknown" and for no answer at all. */
const finding = row({
  path: text,
  question: text,
  /** What the question is about, in a few words. */
  topic: text,
  /** As in the plan case, and as on the screen. */
  value: text,
  answer: text,
  /** In the words of a report; null where it is not known, summed up or said elsewhere. */
  phrase: text.nullable(),
  known: z.boolean(),
});

/** What a run is and where its scale comes from. */
const technique = row({
  run: text,
  file: text,
  modality: text,
  series: text,
  /** Manufacturer and model as the header has them; '' where it has neither. */
  equipment: text,
  frames: count,
  /** How the catheter was moved, in words; '' for what is no pullback. */
  pullback: text,
  /** For the whole picture; null sizes: no millimetres, and `source` says why. */
  scale: row({ mmPerPixelX: known, mmPerPixelY: known, source: text }),
});

/** The stenosis that decides, and by other definitions those that do not, percent. */
const stenosis = row({
  mldMm: known,
  rvdMm: known,
  diameterStenosisPct: known,
  areaStenosisPct: known,
  /** Ids of the lumens behind it. */
  lesion: text.nullable(),
  references: list(text),
  formula: text,
  gate: text,
  interval,
  intervalText: text,
  caliperStenosisPct: known,
  civStenosisPct: known,
});

/** How the lesion behaves between its states. */
const behaviour = row({
  states: list(row({ state: z.enum(CASE_CHOICES.state), mld: number, unit, stenosisPct: known, frame: count })),
  variationPct: known,
  verdictFlips: z.boolean(),
  /** The operator’s word, and the reason where the verdict differs between the states. */
  word: text,
  reason: text,
});

const stentRow = row({
  product: text,
  diameterMm: number,
  lengthMm: number,
  oversizeMm: number,
  oversizePct: number,
  engagementMm: number,
  preferred: z.boolean(),
  name: text,
  /** Product and size in words. */
  text,
  fit: text,
  source: text,
});

/** A stent as it is proposed, never as implanted. */
const stent = row({
  proposed: stentRow,
  alternatives: list(stentRow),
  refused: list(row({ size: text, because: list(text), rules: list(text) })),
});

const ruleRow = row({
  id: z.enum(RULE_IDS),
  status: z.enum(['met', 'not-met', 'unknown', 'not-applicable', 'information']),
  because: text,
  sentence: text,
  source: text,
});

/** What the report was made from; digests are SHA-256, hexadecimal. */
const provenance = row({
  program: text,
  version: text,
  runs: list(row({ uid: text, file: text, digest: text })),
  session: text,
  catalogue: text,
  /** The sentence on where the rules come from (S42). */
  rules: text,
  notDevice: text,
});

/**
 * A report as data: text, tables, PDF, SR and captures are printers of this one value, so that no two of them can disagree.
 * Lengths in mm and areas in mm² where the unit says so, unrounded; frames count from 1.
 */
export const reportSchema = row({
  format: z.literal(REPORT_FORMAT),
  header: head,
  headline,
  indication: list(finding),
  technique: list(technique),
  /** How lengths along the vein were found, and those from the confluence that were entered. */
  lengths: row({ method: text, rows: list(row({ name: text, mm: number })) }),
  lumens: list(lumenSchema),
  /** What is drawn of each lumen, in their order. */
  drawn: list(drawnSchema),
  /** Ids of the lumens whose frames are shown, in the order in which they are. */
  keyFrames: list(text),
  /** One sentence for each outline that is no part of the report’s figures. */
  leftOut: list(text),
  stenosis,
  behaviour,
  /** Null whatever blocks a plan: then no stent size stands anywhere. */
  stent: stent.nullable(),
  /** Veins measured on venograms; they do not decide. */
  venogram: list(row({ name: text, file: text, frame: count, text })),
  /** Inputs that are missing, by their path and in words. */
  unknown: list(row({ path: text, text })),
  warnings: list(row({ code: text, text })),
  followUp: list(row({ rule: text, text })),
  rules: list(ruleRow),
  comment: text,
  provenance,
});

export type ReportContent = z.infer<typeof reportSchema>;
export type ReportHead = ReportContent['header'];
export type Finding = ReportContent['indication'][number];
export type RunTechnique = ReportContent['technique'][number];
export type ScaleFacts = RunTechnique['scale'];
export type LengthFacts = ReportContent['lengths'];
export type { DrawnLumen, LumenRow } from './lumen-content.ts';
export type StenosisFacts = ReportContent['stenosis'];
export type BehaviourFacts = ReportContent['behaviour'];
export type StentFacts = NonNullable<ReportContent['stent']>;
export type StentRow = StentFacts['proposed'];
export type VenogramRow = ReportContent['venogram'][number];
export type Unknown = ReportContent['unknown'][number];
export type Provenance = ReportContent['provenance'];
