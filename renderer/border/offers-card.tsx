import { greatestOf } from '../../core/extremes.ts';
import type { BreathingCurve } from '../../core/lumen/breathing.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { showFrame, stopPlaying } from '../state/navigation.ts';
import { useApp } from '../state/store.ts';
import { measured, useUnits } from '../ui/measured.ts';
import { tip } from '../ui/tooltip.tsx';
import type { BorderOffer } from './offers.ts';
import { goToOffer, useOffers } from './offers.ts';
import './border.css';

/** What the borders along the run offer: its tightest frame, a reference, the breath; each leads to its frame. Nothing while they offer nothing. */
export function OffersCard() {
  useUnits();
  const { lesion, reference, breathing } = useOffers();
  if (lesion === null && reference === null && breathing === null) return null;
  return (
    <section className="section stack border-offers" aria-labelledby="border-offers-title">
      <h2 id="border-offers-title">Found along the run</h2>
      {lesion !== null && <OfferRow offer={lesion} words={`MLD ${measured(lesion.lumen.min, 'mm')}`} />}
      {reference !== null && <OfferRow offer={reference} words={`Reference ${measured(reference.lumen.mean, 'mm')}`} />}
      {breathing !== null && <Breath curve={breathing} />}
    </section>
  );
}

function OfferRow({ offer, words }: { readonly offer: BorderOffer; readonly words: string }) {
  const { outline, path, marked } = offer;
  const here = useApp(({ offered }) => offered?.id === outline.id);
  const isReference = path === 'lumens.reference';
  return (
    <div className="stack">
      <button
        type="button"
        aria-current={here}
        {...tip(isReference ? 'Where the vein is widest and steadiest' : 'The tightest frame that was found for sure')}
        onClick={() => goToOffer(offer)}
      >
        {words} at frame {outline.frame + 1}, {outline.accepted ? 'role not set' : 'not accepted'}
      </button>
      {isReference && !marked && <p className="small">Accept it only if this is the external iliac vein.</p>}
      {here && (
        <p className="small row">
          <span>Accepted, it is the {isReference ? 'reference' : 'lesion'}.</span>
          <CommandButton id="acceptSelected">Accept</CommandButton>
        </p>
      )}
    </div>
  );
}

const CHART = { width: 300, height: 48 };

/** The lumen's area over time with where it is widest and narrowest: two states of breathing, if the catheter was held. */
function Breath({ curve: { curve, widest, narrowest, change } }: { readonly curve: BreathingCurve }) {
  const [first, last] = [curve[0]?.frame ?? 0, curve.at(-1)?.frame ?? 1];
  const most = greatestOf(curve.map(({ area }) => area));
  const place = ({ frame, area }: BreathingCurve['curve'][number]) =>
    `${(CHART.width * (frame - first)) / Math.max(1, last - first)},${CHART.height * (1 - area / most)}`;
  const go = (frame: number) => {
    stopPlaying();
    showFrame(frame);
  };
  const jumps = (frames: readonly number[], words: string) =>
    frames.slice(0, 3).map((frame) => (
      <button key={frame} type="button" className="small" onClick={() => go(frame)}>
        {words} at frame {frame + 1}
      </button>
    ));
  return (
    <div className="stack" data-testid="breathing">
      <p className="small">
        If the catheter was held: the area changes by {Math.round(100 * change)} % with the breath. Trace the lesion
        where it is widest and where it is narrowest, and say which breath each is.
      </p>
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label="Area over the frames">
        <polyline points={curve.map(place).join(' ')} />
      </svg>
      <div className="row">
        {jumps(narrowest, 'Narrowest')}
        {jumps(widest, 'Widest')}
      </div>
    </div>
  );
}
