import type { Brought } from '../../core/report/dicom/read/brought.ts';
import { broughtOutline, strangerTo } from '../../core/report/dicom/read/brought.ts';
import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import { toldOf } from '../../core/report/dicom/read/told.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { dismiss, notice, refuse } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** Adds the outlines of a structured report to the study on the screen in one step; they wait to be accepted, and nothing that is there changes. */
export function bringOutlines(report: StructuredReport): void {
  const study = useApp.getState().study;
  const runs = study?.runs.map(({ run }) => run) ?? [];
  const stranger = strangerTo(report, runs);
  if (stranger !== null) {
    refuse(stranger);
    return;
  }
  const session = sessionNow(useApp.getState()) ?? { outlines: [] };
  const brought: Brought[] = [];
  const outlines: Outline[] = [];
  for (const region of report.regions) {
    const one = broughtOutline(region, report, session, runs, outlines);
    brought.push(one);
    if ('outline' in one) outlines.push(one.outline);
  }
  if (outlines.length > 0 && !mayChange()) return;
  if (outlines.length > 0) dispatch({ type: 'addOutlines', outlines, label: 'import outlines' });
  // What was said before its run was open holds no longer.
  for (const sentence of toldOf(report, withoutRuns(report))) dismiss(sentence);
  for (const sentence of toldOf(report, brought)) notice(sentence);
}

function withoutRuns({ regions }: StructuredReport): readonly Brought[] {
  return regions.map(() => ({ none: 'no run' }));
}

/** Says which structured reports lay in a folder: nobody has asked for their outlines. */
export function nameReports(reports: readonly StructuredReport[]): void {
  for (const { file, regions } of reports)
    if (regions.length === 0)
      refuse(`${file} is a structured report without closed lines: nothing can be shown of it.`);
  const drawn = reports.filter(({ regions }) => regions.length > 0).map(({ file }) => file);
  const [first, ...more] = drawn;
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  notice(`${first}${others}: structured report with outlines. Open it by itself to bring the outlines in.`);
}
