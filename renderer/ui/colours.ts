import { useEffect, useState } from 'react';
import type { ChartInks } from './chart-ground.ts';

const NAMES: Readonly<Record<keyof ChartInks, string>> = {
  text: '--text',
  muted: '--muted',
  line: '--line',
  min: '--accent',
  area: '--good',
  reference: '--reference',
  gate: '--lesion',
  warn: '--warn',
};

/** The theme's colours as a canvas understands them; another object after the theme has changed. */
export function useInks(): ChartInks {
  const [inks, setInks] = useState(inksNow);
  useEffect(() => {
    const read = () => setInks(inksNow());
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    return () => {
      observer.disconnect();
      system.removeEventListener('change', read);
    };
  }, []);
  return inks;
}

/** A property's own text may be light-dark(…), which a canvas does not know: an element's colour is the answer. */
function inksNow(): ChartInks {
  const probe = document.body.appendChild(document.createElement('span'));
  const entries = Object.entries(NAMES).map(([ink, name]) => {
    probe.style.color = `var(${name})`;
    return [ink, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<keyof ChartInks, string>;
}
