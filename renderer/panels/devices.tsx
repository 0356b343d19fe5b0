import type { PlanAnswer, ProposedDevice, RefusalReason } from '../../core/plan/answer.ts';
import type { Site } from '../../core/plan/case.ts';
import { OVERSIZE_MM, SHORTEST_STENT_MM } from '../../core/plan/target.ts';
import { sessionNow, useApp } from '../store.ts';
import { SITE_VALUES } from './axis.tsx';
import { digitsNear, oversizeText, quantity } from './format.ts';
import { sizeText } from './headline.ts';

/** The sizes that fit (the preferred one first), the refused ones with their reasons, and pairs of stents. */
export function Devices({ answer }: { readonly answer: PlanAnswer }) {
  const { devices, rejected, pairs } = answer;
  if (devices.length + rejected.length + pairs.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="devices-title">
      <h2 id="devices-title">Stents</h2>
      {devices.map((device) => (
        <Device key={sizeText(device)} device={device} />
      ))}
      <SiteNote />
      <Rejected rejected={rejected} />
      <Pairs pairs={pairs} />
    </section>
  );
}

function Device({ device }: { readonly device: ProposedDevice }) {
  const landing = useApp((state) => sessionNow(state)?.axis.proximalLandingMm);
  const { preferred, oversizeMm, oversizePct, engagementMm } = device;
  return (
    <div
      className={preferred ? 'card strong' : 'card'}
      data-testid={preferred ? 'plan-device-preferred' : 'plan-device'}
    >
      <p className="row apart">
        <strong className="number">{sizeText(device)}</strong>
        {preferred && <span className="badge good">✓ preferred</span>}
      </p>
      <p className="small number">
        Oversize {oversizeText(oversizeMm)} ({quantity(oversizePct, '%')} of the RVD) ·{' '}
        {quantity(engagementMm, 'mm', digitsNear(engagementMm, [0], 0.5))} inside the straight external iliac
        {landing !== undefined && ` · lands at ${landing} mm`}
      </p>
    </div>
  );
}

const NO_SETTINGS: Site = {};

/** The site's own settings stand beside every size they have shaped (D12). */
function SiteNote() {
  const site = useApp((state) => sessionNow(state)?.site) ?? NO_SETTINGS;
  const inUse = SITE_VALUES.filter(({ key }) => (site[key] ?? 0) !== 0);
  if (inUse.length === 0) return null;
  const printed = inUse.map(({ key, label, unit }) => `${label} ${site[key]} ${unit}`).join('; ');
  return <p className="small warn">! Settings of this site, not documented rules: {printed}.</p>;
}

const REASONS: Readonly<Record<RefusalReason, string>> = {
  S17: 'does not cover the lesion (S17)',
  S28: `shorter than ${SHORTEST_STENT_MM} mm (S28)`,
  S29: 'does not end in the straight external iliac (S29)',
  S30: `oversize outside ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm or the manufacturer’s window (S30)`,
  S39: 'a short stent migrates (S39)',
  recalled: 'recalled',
  'not-indicated': 'not indicated for this',
  'not-listed': 'not a size of the catalogue',
};

function Rejected({ rejected }: Pick<PlanAnswer, 'rejected'>) {
  if (rejected.length === 0) return null;
  return (
    <div>
      <h3>Refused sizes</h3>
      <ul className="small">
        {rejected.map((size) => (
          <li key={sizeText(size)}>
            <span className="bad">✕</span> <span className="number">{sizeText(size)}</span>:{' '}
            {size.because.map((reason) => REASONS[reason]).join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Pairs({ pairs }: Pick<PlanAnswer, 'pairs'>) {
  if (pairs.length === 0) return null;
  return (
    <div>
      <h3>Two stents that would reach; the choice is yours</h3>
      <ul className="small number">
        {pairs.map(({ lengthsMm, overlapMm, effectiveLengthMm }) => (
          <li key={lengthsMm.join('+')}>
            {lengthsMm.join(' + ')} mm, overlap {overlapMm} mm: {quantity(effectiveLengthMm, 'mm')} together
          </li>
        ))}
      </ul>
    </div>
  );
}
