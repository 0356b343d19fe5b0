import { QUESTIONS } from '../../core/plan/questions.ts';
import { MISSING_LUMENS } from '../../core/plan/words.ts';
import type { SessionCase } from '../../core/session/derived/case.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { AXIS_VALUES } from '../landmarks/axis-values.ts';
import { jumpTo } from '../landmarks/jump.ts';
import { derive } from '../state/derived.ts';
import { showTab, takeTool } from '../state/editing.ts';
import { showObject } from '../state/navigation.ts';
import type { Panel } from '../state/store.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** A path of `missing` in words, with the panel that answers it. */
interface Missing {
  readonly path: string;
  readonly words: string;
  readonly panel: Panel;
}

/** What a path of `missing` asks for. */
export function missingInput(path: string, session: Session, sessionCase: SessionCase): Missing {
  const question = QUESTIONS.find((candidate) => `findings.${candidate.path}` === path);
  if (question !== undefined) return { path, words: question.text, panel: 'findings' };
  if (path === 'axis.method')
    return { path, words: 'Set how the lengths from the confluence were measured', panel: 'measure' };
  const value = AXIS_VALUES.find(({ key }) => `axis.${key}` === path);
  if (value !== undefined)
    return { path, words: `Lengths from the confluence: ${value.label} (${value.order})`, panel: 'measure' };
  const outline = lumenOutline(path, session, sessionCase);
  const words =
    outline === null ? MISSING_LUMENS[path] : `${outline.name} is measured in pixels: a scale in millimetres is needed`;
  return { path, words: words ?? path, panel: 'measure' };
}

/** Goes to where a missing input is given: its question, its field, the outline it is about, or the tracing tool. */
export function goTo({ panel, path }: Missing, session: Session, sessionCase: SessionCase): void {
  const outline = lumenOutline(path, session, sessionCase) ?? unfinished(path, session);
  if (outline !== null) showObject(outline);
  else if (path.startsWith('lumens.')) takeTool('spline');
  jumpTo(panel, path);
}

function lumenOutline(path: string, { outlines }: Session, sessionCase: SessionCase): Outline | null {
  const index = /^lumens\[(\d+)\]/.exec(path)?.[1];
  const id = index === undefined ? undefined : sessionCase.outlines[Number(index)];
  return outlines.find((outline) => outline.id === id) ?? null;
}

/** An outline that was traced but of which too little or the wrong thing was said, so that tracing another would not help. */
function unfinished(path: string, session: Session): Outline | null {
  const { outlines } = session;
  const deciding = derive(session).facts?.lesion?.id;
  const lesions = outlines.filter(({ role }) => role === 'lesion');
  const candidates: Readonly<Record<string, readonly Outline[]>> = {
    'lumens.lesion': lesions,
    'lumens.reference': outlines.filter(({ role }) => role === 'reference'),
    'lumens.lesion.narrower': outlines.filter(({ id }) => id === deciding),
    'lumens.lesion.state': lesions.filter(({ state }) => state === 'unspecified'),
  };
  return candidates[path]?.[0] ?? null;
}

const ORDER = new Map(QUESTIONS.map(({ path }, index) => [`findings.${path}`, index]));

/** Missing paths in the order in which they are asked: questions first, then tracings and lengths. */
export function asAsked(missing: readonly string[]): readonly string[] {
  const place = (path: string) => ORDER.get(path) ?? ORDER.size;
  return missing.toSorted((a, b) => place(a) - place(b));
}

/** Goes to where the plan's next missing input is given; to the plan itself when nothing is missing. */
export function goToNext(): void {
  const session = sessionNow(useApp.getState());
  if (session === null) return;
  const { answer, sessionCase } = derive(session);
  const [first] = answer.ok ? asAsked(answer.value.missing) : [];
  if (first === undefined) showTab('plan');
  else goTo(missingInput(first, session, sessionCase), session, sessionCase);
}
