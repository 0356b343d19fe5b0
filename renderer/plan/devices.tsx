import type { PlanAnswer, ProposedDevice } from '../../core/plan/answer.ts';
import type { Site } from '../../core/plan/case.ts';
import { digitsNear, oversizeText, quantity } from '../../core/plan/figures.ts';
import { sizeText } from '../../core/plan/headline.ts';
import { OVERSIZE_MM, windowMargin } from '../../core/plan/target.ts';
import { micrometres } from '../../core/units.ts';
import { SITE_VALUES } from '../landmarks/axis-panel.tsx';
import { Vein } from '../landmarks/vein.tsx';
import { OutlineLink } from '../outlines/link.tsx';
import type { Derived } from '../state/derived.ts';
import { outlinesOf, productsIn } from '../state/derived.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { ProductSource } from './product-source.tsx';
import { Refused } from './refused.tsx';
import { WhatIf } from './what-if.tsx';

/** The sizes that fit (the preferred one first) lying in the vein, the refused ones with their reasons, pairs, and a size of the operator's own. */
export function Devices({ derived, answer }: { readonly derived: Derived; readonly answer: PlanAnswer }) {
  const { devices, pairs } = answer;
  const preferred = devices.find((device) => device.preferred);
  return (
    <section className="section stack" aria-labelledby="devices-title">
      <h2 id="devices-title">Stents</h2>
      {preferred === undefined && pairs.length === 0 ? (
        <p className="small muted">No size is proposed.</p>
      ) : (
        <Vein derived={derived} />
      )}
      {devices.map((device) => (
        <Device
          key={`${device.product} ${device.diameterMm} ${device.lengthMm}`}
          device={device}
          preferred={preferred ?? device}
          derived={derived}
        />
      ))}
      <SiteNote />
      <Pairs pairs={pairs} />
      <Refused derived={derived} answer={answer} />
      <WhatIf derived={derived} answer={answer} />
    </section>
  );
}

function Device(props: {
  readonly device: ProposedDevice;
  readonly preferred: ProposedDevice;
  readonly derived: Derived;
}) {
  const { device, preferred, derived } = props;
  const { session, facts } = derived;
  const landing = session.axis.proximalLandingMm;
  const { oversizeMm, oversizePct, engagementMm } = device;
  const [reference] = outlinesOf(session, facts?.validReferences ?? []);
  return (
    <div
      className={device.preferred ? 'card strong' : 'card'}
      data-testid={device.preferred ? 'plan-device-preferred' : 'plan-device'}
    >
      <p className="row apart">
        <strong className="number">{sizeText(device, productsIn(derived))}</strong>
        {device.preferred && <span className="badge good">✓ preferred</span>}
      </p>
      <p className="small number">
        Oversize {oversizeText(oversizeMm)} (
        <OutlineLink outline={reference}>{quantity(oversizePct, '%')} of the RVD</OutlineLink>) ·{' '}
        {quantity(engagementMm, 'mm', digitsNear(engagementMm, [0]))} inside the straight external iliac
        {landing !== undefined && ` · lands at ${landing} mm`}
      </p>
      {!device.preferred && <p className="small muted">{whySecond(device, preferred)}</p>}
      <ProductSource id={device.product} session={session} />
    </div>
  );
}

/** Why an admissible size is not the preferred one (D9). */
function whySecond(device: ProposedDevice, preferred: ProposedDevice): string {
  const margin = ({ oversizeMm }: ProposedDevice) => windowMargin(micrometres(oversizeMm)) / 1000;
  const [own, best] = [margin(device), margin(preferred)];
  if (own < best) {
    const window = `${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm window`;
    return `Not preferred: oversize only ${quantity(own, 'mm', 2)} inside the ${window} (preferred size: ${quantity(best, 'mm', 2)} inside).`;
  }
  if (device.diameterMm !== preferred.diameterMm) return 'Not preferred: as far inside the window, but wider.';
  return device.lengthMm > preferred.lengthMm
    ? 'Not preferred: longer than needed.'
    : 'Not preferred: the same size of another product.';
}

const NO_SETTINGS: Site = {};

/** The site's own settings stand beside every size they have shaped (D12). */
function SiteNote() {
  const site = useApp((state) => sessionNow(state)?.site) ?? NO_SETTINGS;
  const inUse = SITE_VALUES.filter(({ key }) => (site[key] ?? 0) !== 0);
  if (inUse.length === 0) return null;
  const printed = inUse.map(({ key, label, unit }) => `${label} ${site[key]} ${unit}`).join('; ');
  return <p className="small warn">! Site settings, not documented rules: {printed}.</p>;
}

function Pairs({ pairs }: Pick<PlanAnswer, 'pairs'>) {
  if (pairs.length === 0) return null;
  return (
    <div>
      <h3>Pairs of stents that would be long enough; the choice is yours</h3>
      <ul className="small number">
        {pairs.map(({ lengthsMm, overlapMm, effectiveLengthMm }) => (
          <li key={lengthsMm.join('+')}>
            {lengthsMm.join(' + ')} mm, overlap {overlapMm} mm: {quantity(effectiveLengthMm, 'mm')} in total
          </li>
        ))}
      </ul>
    </div>
  );
}
