import { leastOf } from '../../core/extremes.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { isTraced } from '../../core/session/drawn/identical.ts';
import { traceAgain } from '../outlines/actions.ts';
import { setDraft, showTab, takeTool } from '../state/editing.ts';
import { changeView, showFrame, showRun } from '../state/navigation.ts';
import { paneOf, sessionNow, useApp } from '../state/store.ts';

/** A picture turned by less is recognised at once; degrees. */
const LEAST_TURN = 60;
const MOST_TURN = 300;

/** The lumens of an attempt that can be traced again. */
export function repeatable(session: Session | null): readonly Outline[] {
  if (session === null) return [];
  return session.outlines.filter((outline) => outline.repeatOf === null && isTraced(session, outline));
}

/**
 * Shows the frame of one of the attempt's lumens again, turned by an angle that nobody tells, to be traced anew: one that was repeated
 * least and, if there is a choice, not the one that is selected.
 */
export function traceTurned(): void {
  const state = useApp.getState();
  const session = sessionNow(state);
  const outline = nextToRepeat(session, state.selected);
  if (outline === null) return;
  const { run, frame } = paneOf(state);
  traceAgain(outline);
  const { draft } = useApp.getState();
  if (draft?.kind !== 'drawing') return;
  showTab('practice');
  keepTurned(outline, LEAST_TURN + Math.random() * (MOST_TURN - LEAST_TURN), () => {
    // Whoever gives up sees again what was seen before, not which frame it was.
    if (run !== null) showRun(run);
    showFrame(frame);
    takeTool('select');
  });
}

/** Gives the second tracing up; the first one and everything else stay. */
export function cancelRepeat(): void {
  setDraft(null);
}

function nextToRepeat(session: Session | null, selected: string | null): Outline | null {
  const all = repeatable(session);
  const repeats = ({ id }: Outline) => session?.outlines.filter(({ repeatOf }) => repeatOf === id).length ?? 0;
  const others = all.filter(({ id }) => id !== selected);
  const among = others.length > 0 ? others : all;
  const fewest = leastOf(among.map(repeats));
  const least = among.filter((outline) => repeats(outline) === fewest);
  return least[Math.floor(Math.random() * least.length)] ?? null;
}

/** Keeps the picture turned while the lumen is traced again on its frame, whatever resets the view; upright everywhere else and afterwards. */
function keepTurned({ id, run, frame }: Outline, turn: number, givenUp: () => void): void {
  const repeats = () => sessionNow(useApp.getState())?.outlines.filter(({ repeatOf }) => repeatOf === id).length ?? 0;
  const before = repeats();
  const hold = (): void => {
    const { draft, tool } = useApp.getState();
    const { view, ...shown } = paneOf(useApp.getState());
    const tracing = draft?.kind === 'drawing' && draft.repeatOf === id;
    const here = tracing && tool === draft.tool && shown.run === run && shown.frame === frame;
    if (!tracing) stop();
    // Neither the readings of the first tracing nor the number of its frame may be seen meanwhile.
    document.documentElement.toggleAttribute('data-repeating', tracing);
    const wanted = here ? turn : 0;
    if (view.turn !== wanted) changeView({ turn: wanted });
    if (!tracing && repeats() === before) givenUp();
  };
  const stop = useApp.subscribe(hold);
  hold();
}
