import { useDerived } from '../state/derived.ts';
import { runNow, useApp } from '../state/store.ts';
import { diameterDigits, quantity, shownStenosis, stenosisText } from '../ui/format.ts';
import { STATION_WORDS } from '../ui/labels.ts';
import { decidingPair } from './deciding.ts';
import { linkBy, placeBeside } from './following.ts';
import type { Link } from './second-pane.ts';
import { comparedRun, useComparison } from './second-pane.ts';

const LINKS: Readonly<Record<Link, string>> = {
  none: 'Not linked',
  frames: 'Step together',
  place: 'Same place of the vein',
};

/** Above two compared pictures: how they are linked, and the stenosis between them where they are the two that decide. */
export function CompareBar() {
  const comparing = useComparison(({ other }) => other !== null);
  const link = useComparison((comparison) => comparison.link);
  if (!comparing) return null;
  return (
    <header className="compare-bar" data-testid="compare-bar">
      <select
        aria-label="Link of the two pictures"
        value={link}
        onChange={({ target }) => linkBy(linkOf(target.value))}
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

/** Where both stand, or why the place cannot link them. */
function Place() {
  const study = useApp((app) => app.study);
  const runUid = useApp((app) => app.runUid);
  const frame = useApp((app) => app.frame);
  const other = useComparison((comparison) => comparison.other);
  const place = placeBeside({ study, runUid, frame }, comparedRun({ study }, other));
  if (place === null) return null;
  if (!place.known)
    return (
      <output className="warn small" data-testid="link-state">
        ? Not linked: {place.sentence}
      </output>
    );
  const { mm, station } = place;
  const way = mm < 0 ? 'towards the heart' : 'away from the heart';
  return (
    <output className="number small" data-testid="link-state">
      {quantity(Math.abs(mm), 'mm')} from {STATION_WORDS[station].words.toLowerCase()}, {way}
    </output>
  );
}

/** Two pictures of one run can be zoomed and moved as one. */
function Together() {
  const uid = useApp((app) => runNow(app)?.run.identity.sopInstanceUid);
  const other = useComparison((comparison) => comparison.other);
  const together = useComparison((comparison) => comparison.together);
  if (other?.run !== uid) return null;
  return (
    <label className="switch small">
      <input
        type="checkbox"
        checked={together}
        onChange={({ target }) => useComparison.setState({ together: target.checked })}
      />
      Zoom together
    </label>
  );
}

/** Both diameters and the stenosis, only where the two frames hold the lesion and the reference that decide. */
function Deciding() {
  const derived = useDerived();
  const first = useApp((app) => app.runUid);
  const frame = useApp((app) => app.frame);
  const other = useComparison((comparison) => comparison.other);
  const pair = decidingPair(derived);
  if (derived === null || pair === null || !derived.answer.ok || derived.facts === null) return null;
  const shown = [{ run: first, frame }, other];
  const on = ({ run, frame: at }: { readonly run: string; readonly frame: number }) =>
    shown.some((place) => place?.run === run && place.frame === at);
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
