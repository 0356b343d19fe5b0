import { diameterDigits, quantity, shownStenosis, stenosisText } from '../../core/plan/figures.ts';
import { useDerived } from '../state/derived.ts';
import { linkPanes, nextPane, otherPanes, zoomTogether } from '../state/panes.ts';
import { shownNow } from '../state/patient.ts';
import type { Link } from '../state/store.ts';
import { runUidNow, useApp } from '../state/store.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';
import { decidingPair } from './deciding.ts';
import { positionBeside } from './following.ts';

const LINKS: Readonly<Record<Link, string>> = {
  none: 'Not linked',
  frames: 'Step together',
  place: 'Same position in the vein',
};

/** Above several panes: how they are linked, and the stenosis between them where they hold the lesion and the reference that decide. */
export function CompareBar() {
  const comparing = useApp(({ panes }) => panes.length > 1);
  const link = useApp((state) => state.link);
  if (!comparing) return null;
  return (
    <header className="compare-bar" data-testid="compare-bar">
      <select
        aria-label="Link between the pictures"
        value={link}
        onChange={({ target }) => linkPanes(linkOf(target.value))}
      >
        {Object.entries(LINKS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {link === 'place' && <Place />}
      <Together />
      <Deciding />
    </header>
  );
}

function linkOf(value: string): Link {
  return value === 'frames' || value === 'place' ? value : 'none';
}

/** Where the panes stand, or why the position cannot link them. */
function Place() {
  const state = useApp();
  const pane = nextPane(state);
  const place = pane === null ? null : positionBeside(state, pane);
  if (place === null) return null;
  if (!place.known)
    return (
      <output className="warn small" data-testid="link-state">
        ? Not linked: {shownNow(place.sentence)}
      </output>
    );
  const { mm, station } = place;
  const way = mm < 0 ? 'towards the heart' : 'away from the heart';
  return (
    <output className="number small" data-testid="link-state">
      {quantity(Math.abs(mm), 'mm')} from {LANDMARK_LABELS[station].words.toLowerCase()}, {way}
    </output>
  );
}

/** Panes of one run can be zoomed and moved as one. */
function Together() {
  const same = useApp((state) => otherPanes(state).some(({ run }) => run === runUidNow(state)));
  const together = useApp((state) => state.zoomTogether);
  if (!same) return null;
  return (
    <label className="switch small">
      <input type="checkbox" checked={together} onChange={({ target }) => zoomTogether(target.checked)} />
      Zoom together
    </label>
  );
}

/** Both diameters and the stenosis, only where the two frames hold the lesion and the reference that decide. */
function Deciding() {
  const derived = useDerived();
  const panes = useApp((state) => state.panes);
  const pair = decidingPair(derived);
  if (derived === null || pair === null || !derived.answer.ok || derived.facts === null) return null;
  const on = ({ run, frame }: { readonly run: string; readonly frame: number }) =>
    panes.some((pane) => pane.run === run && pane.frame === frame);
  const { lesion, reference } = derived.facts;
  const stenosis = shownStenosis(derived.answer.value.metrics);
  if (!on(pair.lesion) || !on(pair.reference) || lesion === null || reference === null || stenosis === null)
    return null;
  const digits = diameterDigits(stenosis);
  return (
    <output className="number" data-testid="compared-stenosis">
      <span className="lesion">Lesion min {quantity(lesion.readings.min, lesion.unit, digits)}</span> ·{' '}
      <span className="reference">reference mean {quantity(reference.diameter, reference.unit, digits)}</span> ·{' '}
      <strong>{stenosisText(stenosis)}</strong> diameter stenosis
    </output>
  );
}
