import { z } from 'zod';
import { jsonIn } from '../../json.ts';
import { productsOf } from '../../plan/catalogue.ts';
import { factsOf } from '../../plan/facts.ts';
import { headlineOf } from '../../plan/headline.ts';
import { plan } from '../../plan/plan.ts';
import type { Session } from '../document/document.ts';
import { readSession } from '../document/file.ts';
import { caseOf } from './case.ts';

/** What the text of a kept session says about itself; a text that cannot be opened says why, and of which study it is if it still can. */
export type Summary =
  | {
      readonly problem: null;
      readonly study: string;
      readonly runs: readonly { readonly sopInstanceUid: string; readonly fileName: string }[];
      /** What its runs are, each once: by the operator's word, else by the header. */
      readonly modalities: readonly string[];
      readonly outlines: number;
    }
  | { readonly problem: string; readonly study: string | null };

const namesItsStudy = z.object({ study: z.string().min(1) });

/** Sums up the text of a kept session. */
export function summaryOf(text: string): Summary {
  const read = readSession(text, 'This copy');
  if (!read.ok) return { problem: read.problem, study: studyIn(text) };
  const { study, runs, outlines } = read.value;
  return {
    problem: null,
    study,
    runs: runs.map(({ sopInstanceUid, fileName }) => ({ sopInstanceUid, fileName })),
    modalities: [...new Set(runs.map((run) => run.declaredModality ?? run.modality))].filter((name) => name !== ''),
    outlines: outlines.length,
  };
}

/** The plan of the text of a kept session in one line; null while nothing is traced, or when the text cannot be opened. It takes some ten milliseconds. */
export function headlineIn(text: string): string | null {
  const read = readSession(text, 'This copy');
  return !read.ok || read.value.outlines.length === 0 ? null : planned(read.value);
}

function planned(session: Session): string {
  const { planCase } = caseOf(session);
  if (!planCase.ok) return 'No plan: the figures entered contradict each other';
  const { sizing } = factsOf(planCase.value);
  return headlineOf(plan(planCase.value), productsOf(planCase.value), sizing).text;
}

function studyIn(text: string): string | null {
  return namesItsStudy.safeParse(jsonIn(text)).data?.study ?? null;
}
