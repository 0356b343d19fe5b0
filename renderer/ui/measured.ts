import type { Figure } from '../../core/measure/tool.ts';
import { quantity } from '../../core/plan/figures.ts';
import { usePreferences } from './preferences.ts';

/** A measured length or area in the unit that the operator likes to read (cm for mm, cm² for mm², pixels as they are), with the same precision. For readings and the picture; a plan is always in mm. */
export function measured(value: number, unit: string, { units } = usePreferences.getState()): string {
  if (units === 'cm' && unit === 'mm') return quantity(value / 10, 'cm', 2);
  if (units === 'cm' && unit === 'mm²') return quantity(value / 100, 'cm²', 3);
  return quantity(value, unit);
}

/** A figure of a measuring tool with its unit: "12.3 mm", "45.0°". */
export function figureText({ value, of }: Figure, unit: 'mm' | 'px'): string {
  return of === 'degrees' ? `${value.toFixed(1)}°` : measured(value, unit);
}

/** The unit that the operator reads lengths in; the component is drawn anew when it changes. */
export function useUnits(): string {
  return usePreferences((preferences) => preferences.units);
}
