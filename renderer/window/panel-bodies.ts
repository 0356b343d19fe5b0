import type { ReactNode } from 'react';
import { FindingsPanel } from '../assessment/panel.tsx';
import { PlanPanel } from '../plan/panel.tsx';
import { PracticePanel } from '../practice/panel.tsx';
import { ReportPanel } from '../report/panel.tsx';
import type { Panel } from '../state/store.ts';
import { LengthsPanel } from './lengths-tab.tsx';
import { MeasurePanel } from './measure-tab.tsx';

/** What stands under each tab of the panel. */
export const PANEL_BODIES: Readonly<Record<Panel, () => ReactNode>> = {
  measure: MeasurePanel,
  lengths: LengthsPanel,
  findings: FindingsPanel,
  plan: PlanPanel,
  report: ReportPanel,
  practice: PracticePanel,
};
