import { memo, useEffect, useMemo, useState } from 'react';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import { identicalOutlines } from '../../core/session/drawn/identical.ts';
import type { KeyPair } from '../../core/session/drawn/key-frames.ts';
import { lookForStale, stalePairs } from '../../core/session/drawn/stale.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { isSmall } from '../state/followed.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { ORIGINS, ROLES, SEGMENTS_SHORT } from '../ui/labels.ts';
import { inPieces, whenIdle } from '../ui/pace/in-pieces.ts';
import { interpolateBetween } from './reshape.ts';

/** The stale pairs of a session; of a large one those that are known still hold until all were looked for again, in pieces while the window is idle. */
function useStalePairs(session: Session): readonly KeyPair[] {
  const small = isSmall(session);
  const [known, setKnown] = useState<readonly KeyPair[]>([]);
  useEffect(() => {
    if (small) return;
    let wanted = true;
    const looking = whenIdle().then(() => inPieces(lookForStale(session), whenIdle, () => wanted));
    void looking.then(
      (found) => found !== null && wanted && setKnown(found),
      (problem) =>
        setKnown(() => {
          throw problem;
        }),
    );
    return () => {
      wanted = false;
    };
  }, [session, small]);
  return useMemo(() => (small ? stalePairs(session) : stillIn(session, known)), [session, small, known]);
}

/** The pairs whose two outlines are in a session as they were. */
function stillIn({ outlines }: Session, pairs: readonly KeyPair[]): readonly KeyPair[] {
  const there = new Set(outlines);
  return pairs.filter(({ from, to }) => there.has(from) && there.has(to));
}

/** Interpolated outlines that no longer follow their key outlines, each stretch with the offer to draw it again. */
export function StaleInterpolations({ session }: { readonly session: Session }) {
  const stale = useStalePairs(session);
  return stale.map(({ from, to }) => <StaleCard key={`${from.id} ${to.id}`} from={from} to={to} />);
}

const StaleCard = memo(function StaleCard({ from, to }: KeyPair) {
  return (
    <div className="card stack small">
      <p className="warn">
        ? {ROLES[from.role]}, {SEGMENTS_SHORT[from.segment]}: a key outline has changed, and the interpolated outlines
        between frames {from.frame + 1} and {to.frame + 1} no longer match it.
      </p>
      <button type="button" onClick={() => interpolateBetween({ from, to })}>
        Interpolate again
      </button>
    </div>
  );
});

/** What can be done to the selected outline as a whole; for one that the program made, its acceptance first. */
export function OutlineActions({ outline }: { readonly outline: Outline }) {
  const trust = trustWord(outline);
  return (
    <>
      {!outline.accepted && (
        <div className="card stack">
          <p className="warn small">
            ? {ORIGINS[outline.origin]}
            {trust === null ? '' : ` (${trust})`} and not accepted: it is not part of the plan or of the reference.
            Accept it, or move one of its points.
          </p>
          <div className="row">
            <CommandButton id="acceptSelected">Accept</CommandButton>
            <CommandButton id="acceptBetween">Accept all between key frames</CommandButton>
            <CommandButton id="acceptRun">Accept all in this run</CommandButton>
          </div>
        </div>
      )}
      <Identical outline={outline} />
      <div className="row">
        <CommandButton id="growOutline">Enlarge</CommandButton>
        <CommandButton id="shrinkOutline">Shrink</CommandButton>
        <CommandButton id="interpolate">Interpolate to the next outline</CommandButton>
      </div>
    </>
  );
}

/** Says of an accepted copy that nobody traced it on its frame, so that the plan leaves it out. */
function Identical({ outline }: { readonly outline: Outline }) {
  const outlines = useApp((state) => sessionNow(state)?.outlines);
  const source = outlines === undefined ? undefined : identicalOutlines(outlines).get(outline.id);
  if (source === undefined) return null;
  return (
    <p className="card warn small" role="status">
      ? Identical to frame {source.frame + 1}: trace it. Until then it is not part of the plan.
    </p>
  );
}
