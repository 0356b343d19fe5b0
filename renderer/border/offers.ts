import { greatestOf, leastOf } from '../../core/extremes.ts';
import type { BreathingCurve } from '../../core/lumen/breathing.ts';
import { breathingCurve } from '../../core/lumen/breathing.ts';
import type { FoundLumen } from '../../core/lumen/offers.ts';
import { referenceFrame, tightestFrame } from '../../core/lumen/offers.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, RunRecord, Session } from '../../core/session/document/document.ts';
import { isFound, trustWord } from '../../core/session/drawn/automatic.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import { markedSegment } from '../../core/session/drawn/saying.ts';
import { derive } from '../state/derived.ts';
import { askWhatItIs, leadTo, offerAs, showTab, takeTool } from '../state/editing.ts';
import { useFollowed } from '../state/followed.ts';
import { showForEditing, showObject } from '../state/navigation.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState } from '../state/store.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import type { Tracing } from '../state/tool.ts';

/** A border that was found and may be what the plan asks for; nothing is taken by itself. */
export interface BorderOffer {
  /** What of the plan it answers, as a path of its `missing`. */
  readonly path: 'lumens.lesion' | 'lumens.reference';
  readonly outline: Outline;
  readonly lumen: FoundLumen;
  /** What it becomes when it is accepted. */
  readonly said: Tracing;
  /** Of a reference: the landmarks say that it lies in the external iliac vein. */
  readonly marked: boolean;
}

/** What the borders along a run offer. */
export interface RunOffers {
  readonly lesion: BorderOffer | null;
  readonly reference: BorderOffer | null;
  /** The lumen over time, as a held catheter sees it; null where no breath is seen. */
  readonly breathing: BreathingCurve | null;
}

/** Fewer borders than this are no run to choose from. */
const FEWEST = 5;

const NOTHING: RunOffers = { lesion: null, reference: null, breathing: null };

/** What the borders found along a run offer; worked out once for each of these immutable documents. */
const offersOf = remembered((session: Session, record: RunRecord): RunOffers => {
  const outlines = new Map<number, Outline>();
  const found: FoundLumen[] = [];
  const onRun = session.outlines.filter((one) => one.run === record.sopInstanceUid && one.repeatOf === null);
  for (const outline of onRun.filter(isFound).toSorted((a, b) => a.frame - b.frame)) {
    const { readings, scale } = readOutline(outline, record);
    if (readings === null || scale.unit !== 'mm' || outlines.has(outline.frame)) continue;
    outlines.set(outline.frame, outline);
    const { area, min, mean } = readings;
    found.push({ frame: outline.frame, area, min, mean, flagged: trustWord(outline) === 'check me' });
  }
  if (found.length < FEWEST) return NOTHING;
  const segmentOf = markedSegment(session, record);
  const eiv = found.map(({ frame }) => frame).filter((frame) => segmentOf(frame) === 'EIV');
  const segment = eiv.length === 0 ? null : { from: leastOf(eiv), to: greatestOf(eiv) };
  const [tightest, widest] = [tightestFrame(found), referenceFrame(found, segment)];
  const offer = (path: BorderOffer['path'], at: typeof tightest, said: Tracing): BorderOffer | null => {
    const outline = 'none' in at ? undefined : outlines.get(at.frame);
    return outline === undefined || 'none' in at
      ? null
      : { path, outline, lumen: at.lumen, said, marked: segment !== null };
  };
  const breathing = breathingCurve(found);
  return {
    lesion: offer('lumens.lesion', tightest, { role: 'lesion' }),
    reference: offer('lumens.reference', widest, { role: 'reference', segment: 'EIV' }),
    breathing: 'none' in breathing ? null : breathing,
  };
});

const isLesion = ({ role, accepted }: Outline) => accepted && role === 'lesion';

/** What the borders along the run on the screen offer and the plan has not got yet. */
export function useOffers(): RunOffers {
  const session = useFollowed(useApp(sessionNow));
  const studyRun = useApp(runNow);
  if (session === null || studyRun === null) return NOTHING;
  const { facts } = derive(session);
  const offers = offersOf(session, recordFor(studyRun, session));
  const hasLesion = session.outlines.some(isLesion);
  const held = studyRun.run.pullback.known === false;
  return {
    lesion: hasLesion ? null : offers.lesion,
    reference: (facts?.validReferences.length ?? 0) === 0 ? offers.reference : null,
    breathing: held ? offers.breathing : null,
  };
}

/** What the borders along the run on the screen offer, whatever the plan has. */
export function offersNow(state: AppState): RunOffers {
  const [studyRun, session] = [runNow(state), sessionNow(state)];
  return studyRun === null || session === null ? NOTHING : offersOf(session, recordFor(studyRun, session));
}

/** Goes to the frame of an offer; accepted there, its border is what it was offered as. */
export function goToOffer({ path, outline, said }: BorderOffer): void {
  if (useApp.getState().tool !== 'border') takeTool('select');
  leadTo(path);
  showObject(outline);
  showForEditing();
  showTab('measure');
  if (outline.accepted) askWhatItIs(outline.id);
  else offerAs({ id: outline.id, said });
}
