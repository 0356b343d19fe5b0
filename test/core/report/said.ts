import type { ReportContent } from '../../../core/report/content.ts';

/**
 * The places of a printed report where millimetres are said of anything but what is known in them without a scale: lengths along the
 * vein that the operator entered, how the catheter was pulled, and where frames are.
 */
export function aboutLumens(printed: string, { lengths, technique }: ReportContent): readonly string[] {
  const elsewhere = [
    'position (mm)',
    ...lengths.rows.flatMap(({ name, mm }) => [`"${name}","${mm}","mm"`, `${uncapital(name)} ${mm.toFixed(1)} mm`]),
    ...technique.flatMap(({ pullback }) => (pullback === '' ? [] : [pullback, uncapital(pullback.replace(/\.$/, ''))])),
  ];
  const flat = printed.replaceAll(/\s+/g, ' ').replaceAll(/"mm": -?[\d.]+/g, '');
  const rest = elsewhere.reduce((text, words) => text.replaceAll(words, ''), flat);
  return [...rest.matchAll(/.{0,40}(?:\bmm\b|mm²|mm2).{0,20}/giu)].map(([found]) => found);
}

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Sizes of stents, whatever their signs: "16 × 100", "16x100 mm", "⌀ 16 mm". */
export function sizesIn(printed: string): readonly string[] {
  return printed.match(/\d+(?:\.\d+)? ?[×x*] ?\d+(?:\.\d+)?(?: ?mm)?|⌀ ?\d+/giu) ?? [];
}
