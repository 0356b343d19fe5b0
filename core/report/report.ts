import { textDigest } from '../dicom/bytes/digest.ts';
import type { Run } from '../dicom/run.ts';
import { DIAMETER_STENOSIS_PCT } from '../measure/stenosis.ts';
import { alternativesOf } from '../plan/alternatives.ts';
import type { PlanAnswer } from '../plan/answer.ts';
import { answerTo, isAnswered, isShown } from '../plan/asked.ts';
import { productsOf } from '../plan/catalogue.ts';
import { writeCatalogue } from '../plan/catalogue-file.ts';
import { type Facts, factsOf } from '../plan/facts.ts';
import { headlineOf } from '../plan/headline.ts';
import { plan } from '../plan/plan.ts';
import { QUESTIONS, type Question } from '../plan/questions.ts';
import { ruleOf } from '../plan/rules/rule-text.ts';
import { statesOf } from '../plan/states.ts';
import { crossesGate, type Interval, stenosisInterval } from '../plan/uncertainty.ts';
import { WARNINGS } from '../plan/words.ts';
import { fail, ok, type Result } from '../result.ts';
import { caseOf, leftOutText } from '../session/derived/case.ts';
import { catalogueOf } from '../session/derived/catalogue.ts';
import { certaintyOf } from '../session/derived/certainty.ts';
import { findingsOf } from '../session/derived/from-study.ts';
import { wayOf } from '../session/derived/steps.ts';
import type { Session } from '../session/document/document.ts';
import { writeSession } from '../session/document/file.ts';
import type { BehaviourFacts, Finding, Provenance, ReportContent, ReportHead, StenosisFacts } from './content.ts';
import { REPORT_FORMAT } from './content.ts';
import { NO_HEADER, type ReportHeader } from './header-facts.ts';
import { phraseOf, topicOf } from './indication.ts';
import { drawnLumen, keyLumens, lumenRows } from './lumens.ts';
import { stentFacts } from './stent.ts';
import { lengthsOf, techniqueOf } from './technique.ts';
import { unknownsOf } from './unknown.ts';
import { venogramFacts } from './venogram.ts';

/** A run of the session as far as its file is at hand. */
export interface ReportRun {
  readonly uid: string;
  readonly run: Run;
  readonly header: ReportHeader;
}

/** What the reader decides about a report. */
export interface ReportWish {
  readonly reader: string;
  /** '' takes the header's. */
  readonly institution: string;
  readonly comment: string;
  readonly signed: boolean;
  /** The moment of issue with its offset from UTC (ISO 8601). */
  readonly issuedAt: string;
  /** Ids of the outlines whose frames are shown; null: those that decide. */
  readonly keyFrames: readonly string[] | null;
  readonly program: { readonly name: string; readonly version: string };
}

/** The report of a session; refused where its answers contradict each other so that it cannot be planned. */
export function reportOf(session: Session, open: readonly ReportRun[], wish: ReportWish): Result<ReportContent> {
  const sessionCase = caseOf(session);
  const { planCase, outlines, leftOut } = sessionCase;
  if (!planCase.ok) return fail(planCase.problem);
  const answer = plan(planCase.value);
  const facts = factsOf(planCase.value);
  const runAt = (uid: string) => open.find((each) => each.uid === uid) ?? null;
  const lumens = lumenRows(session, outlines, (uid) => runAt(uid)?.run ?? null);
  const shown = wish.keyFrames === null ? keyLumens(lumens) : lumens.filter(({ id }) => wish.keyFrames?.includes(id));
  const interval = intervalOf(session, facts);
  const way = wayOf(session, sessionCase, facts);
  const headline = headlineOf(answer, productsOf(planCase.value), facts.sizing, way.left.length);
  return ok({
    format: REPORT_FORMAT,
    header: headOf(session, open, facts, wish),
    headline: {
      outcome: answer.outcome,
      text: headline.text,
      because: headline.because,
      interval,
      withinError: interval !== null && crossesGate(interval),
    },
    indication: indicationOf(session, answer),
    technique: session.runs.map((record) => {
      const at = runAt(record.sopInstanceUid);
      return techniqueOf(record, at?.run ?? null, at?.header ?? null);
    }),
    lengths: lengthsOf(session.axis),
    lumens,
    drawn: lumens.flatMap((row) => drawnLumen(session, row) ?? []),
    keyFrames: shown.map(({ id }) => id),
    leftOut: leftOut.map(leftOutText),
    stenosis: stenosisFacts(answer, facts, interval),
    behaviour: behaviourOf(session, facts),
    stent: stentFacts(session, planCase.value, answer),
    venogram: venogramFacts(session),
    unknown: unknownsOf(way),
    warnings: answer.warnings.map((code) => ({ code, text: WARNINGS[code] })),
    followUp: answer.followUp.map((rule) => ({ rule, text: ruleOf(rule).sentence })),
    rules: rulesOf(answer),
    comment: wish.comment,
    provenance: provenanceOf(session, wish),
  });
}

/** Every rule with its verdict, its sentence and its source. One on sizes that does not apply is told without its millimetres: nothing of the case is measured by them. */
function rulesOf({ rules }: PlanAnswer): ReportContent['rules'] {
  return rules.map((rule) => {
    const { sentence, source, threshold } = ruleOf(rule.id);
    const silent = rule.status === 'not-applicable' && threshold?.unit === 'mm';
    return { ...rule, sentence: silent ? SIZES_NOT_REACHED : sentence, source };
  });
}

const SIZES_NOT_REACHED = 'A rule on the size of a stent; it does not apply here.';

/** The patient and study of the run that decides, else of the first one at hand. */
function headOf(session: Session, open: readonly ReportRun[], { lesion }: Facts, wish: ReportWish): ReportHead {
  const deciding = session.outlines.find(({ id }) => id === lesion?.id)?.run;
  const header = (open.find(({ uid }) => uid === deciding) ?? open[0])?.header ?? NO_HEADER;
  const { reader, institution, issuedAt, signed } = wish;
  return { ...header, institution: institution || header.institution, reader, issuedAt, draft: !signed };
}

function intervalOf(session: Session, facts: Facts): Interval | null {
  const certainty = certaintyOf(session, facts);
  if (certainty === null || facts.lesion === null || facts.reference === null) return null;
  return stenosisInterval(facts.lesion.readings.min, facts.reference.diameter, certainty.error);
}

/** Every question that was asked or answered; those about IVUS and venography among them. */
function indicationOf(session: Session, { metrics }: PlanAnswer): readonly Finding[] {
  const findings = findingsOf(session);
  return QUESTIONS.filter((question) => isShown(findings, question, metrics.verdictFlipsBetweenStates)).map(
    (question) => {
      const value = answerTo(findings, question);
      return {
        path: `findings.${question.path}`,
        question: question.text,
        topic: topicOf(question.path),
        value,
        answer: answerText(findings, question),
        phrase: phraseOf(question.path, value),
        known: isAnswered(findings, question),
      };
    },
  );
}

function answerText(findings: Session['findings'], question: Question): string {
  const answer = answerTo(findings, question);
  return question.options.find(({ value }) => value === answer)?.label ?? (answer || 'Not stated');
}

function stenosisFacts({ metrics }: PlanAnswer, facts: Facts, interval: Interval | null): StenosisFacts {
  const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct } = metrics;
  const { caliperStenosisPct, civStenosisPct } = alternativesOf(facts);
  return {
    mldMm,
    rvdMm,
    diameterStenosisPct,
    areaStenosisPct,
    lesion: facts.lesion?.id ?? null,
    references: facts.validReferences.map(({ id }) => id),
    formula: '100 × (RVD − MLD) / RVD',
    gate: `above ${DIAMETER_STENOSIS_PCT} %`,
    interval,
    intervalText: intervalText(interval),
    caliperStenosisPct,
    civStenosisPct,
  };
}

function intervalText(interval: Interval | null): string {
  if (interval === null) return 'measuring error not known';
  const span = `95 % interval ${interval.low.toFixed(1)}–${interval.high.toFixed(1)} %`;
  return crossesGate(interval) ? `${span}: within measuring error of the gate` : span;
}

function behaviourOf(session: Session, facts: Facts): BehaviourFacts {
  const findings = findingsOf(session);
  const question = QUESTIONS.find(({ path }) => path === 'lesionBehaviour');
  return {
    states: statesOf(facts).map(({ state, mld, unit, stenosisPct, lumen }) => ({
      state,
      mld,
      unit,
      stenosisPct,
      frame: (session.outlines.find(({ id }) => id === lumen)?.frame ?? 0) + 1,
    })),
    variationPct: facts.states.variationPct,
    verdictFlips: facts.states.verdictFlips,
    word: question === undefined ? '' : answerText(findings, question),
    reason: findings.fixedDespiteVariation?.trim() ?? '',
  };
}

function provenanceOf(session: Session, { program }: ReportWish): Provenance {
  return {
    program: program.name,
    version: program.version,
    runs: session.runs.map(({ sopInstanceUid, fileName, digest }) => ({ uid: sopInstanceUid, file: fileName, digest })),
    session: textDigest(writeSession(session)),
    catalogue: textDigest(writeCatalogue(catalogueOf(session))),
    rules: ruleOf('S42').sentence,
    notDevice: 'Not a medical device; for education and planning.',
  };
}
