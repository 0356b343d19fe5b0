import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { AXIS_VALUES } from '../../core/plan/axis-values.ts';
import type { Axis, Site } from '../../core/plan/case.ts';
import { useDerived } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { NumberField } from '../ui/fields.tsx';
import { AXIS_METHODS } from '../ui/labels.ts';
import { controlId } from './jump.ts';
import { LengthsDrawing } from './lengths-drawing.tsx';
import { LandmarkNotes } from './list.tsx';
import { TakeLength } from './take-length.tsx';

/** The places along the vein on a drawing and as numbers, how they were measured, and the site's own settings; `children` offer lengths to take over. */
export function AxisPanel({ children }: { readonly children: ReactNode }) {
  const session = useApp(sessionNow);
  const derived = useDerived();
  if (session === null) return null;
  const { axis, site } = session;
  return (
    <section className="section stack" aria-labelledby="axis-title">
      <h2 id="axis-title">Lengths from the confluence</h2>
      <p className="small muted">
        Millimetres from the iliocaval confluence towards the leg. Leave unknown values empty.
      </p>
      {children}
      <Method axis={axis} />
      {derived !== null && <LengthsDrawing derived={derived} />}
      <div className="fields numbers">
        {AXIS_VALUES.map(({ key, label, order }) => (
          <Fragment key={key}>
            <NumberField
              id={controlId(`axis.${key}`)}
              label={label}
              hint={order}
              unit="mm"
              value={axis[key] ?? null}
              onCommit={(value) => dispatch({ type: 'setAxis', axis: withValue(axis, key, value) })}
            />
            <TakeLength
              axisKey={key}
              onTake={(value) => dispatch({ type: 'setAxis', axis: withValue(axis, key, value) })}
            />
          </Fragment>
        ))}
      </div>
      <LandmarkNotes />
      <SiteSettings site={site} />
    </section>
  );
}

/** How the lengths were measured: one press. */
function Method({ axis }: { readonly axis: Axis }) {
  const { method: chosen = 'unknown' } = axis;
  const methods = Object.entries(AXIS_METHODS) as [keyof typeof AXIS_METHODS, string][];
  return (
    <fieldset id={controlId('axis.method')}>
      <legend>Measured by</legend>
      <div className="choices">
        {methods.map(([method, words]) => (
          <label key={method}>
            <input
              type="radio"
              name="axis.method"
              value={method}
              checked={chosen === method}
              onChange={() => dispatch({ type: 'setAxis', axis: { ...axis, method } })}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SiteValue = keyof Site;

/** The site's own settings (D12) with their words and units. */
export const SITE_VALUES: readonly { readonly key: SiteValue; readonly label: string; readonly unit: string }[] = [
  { key: 'minEivEngagementMm', label: 'Minimum length in the straight external iliac', unit: 'mm' },
  { key: 'proximalMarginMm', label: 'Margin above the lesion', unit: 'mm' },
  { key: 'distalMarginMm', label: 'Margin below the lesion', unit: 'mm' },
  { key: 'foreshorteningPct', label: 'Foreshortening of the stent', unit: '%' },
  { key: 'minOverlapMm', label: 'Overlap of two stents', unit: 'mm' },
];

function SiteSettings({ site }: { readonly site: Site }) {
  const inUse = SITE_VALUES.filter(({ key }) => (site[key] ?? 0) !== 0).length;
  return (
    <details>
      <summary>Site settings {inUse === 0 ? '(none in use)' : `(${inUse} in use, not documented rules)`}</summary>
      <p className="small muted">
        The source article gives no figures for these; empty counts as 0. They are shown with the plan.
      </p>
      <div className="fields numbers">
        {SITE_VALUES.map(({ key, label, unit }) => (
          <NumberField
            key={key}
            label={label}
            unit={unit}
            placeholder={key === 'minOverlapMm' ? 'not set' : '0'}
            value={site[key] ?? null}
            refuse={(value) => siteProblem(key, value)}
            onCommit={(value) => dispatch({ type: 'setSite', site: withValue(site, key, value) })}
          />
        ))}
      </div>
    </details>
  );
}

function siteProblem(key: SiteValue, value: number): string | null {
  if (value < 0) return 'Not saved: enter 0 or more.';
  if (key === 'foreshorteningPct' && value >= 100) return 'Not saved: enter less than 100 %.';
  return null;
}

/** The object with one value set, or left out when it is unknown. */
function withValue<T extends object>(values: T, key: keyof T & string, value: number | null): T {
  const { [key]: _, ...others } = values;
  return (value === null ? others : { ...others, [key]: value }) as T;
}
