import { useHint } from '../../commands/keymap.ts';
import { Arrived } from '../../network/arrived.tsx';
import { areStudiesFolded, divide, togglePictureAlone } from '../../state/layout.ts';
import { TWO_PANELS_FROM, toggleSecondPanel, useSecondPanel } from '../../state/second-panel.ts';
import { useApp } from '../../state/store.ts';
import { StudyPanel } from '../../study/study.tsx';
import { useStripHeight } from '../../timeline/height.ts';
import { showTimeline } from '../../timeline/state.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { usePreferences, useTextScale } from '../../ui/preferences.ts';
import { useWindowWidth } from '../../ui/window-size.ts';
import type { FurtherShape } from '../../viewer/overlay.tsx';
import { PatientStrip } from '../../viewer/patient-strip.tsx';
import { Viewer } from '../../viewer/viewer.tsx';
import { Boundary } from '../boundary.tsx';
import { Empty } from '../empty.tsx';
import { FirstSteps } from '../guide/first-steps.tsx';
import { Notices } from '../notices.tsx';
import { SecondPanel } from '../second-panel.tsx';
import { useSecondWindow } from '../second-window/opened.ts';
import { PictureElsewhere } from '../second-window/second-window.tsx';
import { RightPanel } from '../tabs.tsx';
import type { SidePart } from './divided.tsx';
import { Divided } from './divided.tsx';
import { FoldButton, Rail } from './fold.tsx';

/** Width of what stays of a panel that is folded away, and usual and smallest widths, CSS pixels at the usual size of text; shares of the window that they do not exceed by themselves. */
const RAIL = 26;
const STUDIES = { usual: 220, least: 150, most: 0.22 };
const PANEL = { usual: 380, usualMost: 460, share: 0.27, least: 300, most: 0.375 };

/** The picture never gets narrower or lower, CSS pixels. */
const LEAST_PICTURE = 200;

const STUDIES_NAME = { id: 'foldStudies', words: 'Studies', side: 'left' } as const;
const PANEL_NAME = { id: 'foldPanel', words: 'Panel', side: 'right' } as const;

/** Everything between the toolbar and the status bar: studies, picture with the longitudinal view below it, panel; with dividers between them. */
export function Workplace({ further }: { readonly further: readonly FurtherShape[] }) {
  return (
    <Divided orientation="horizontal" before={useStudiesPart()} after={usePanelPart()} least={LEAST_PICTURE}>
      <Centre further={further} />
    </Divided>
  );
}

function useStudiesPart(): SidePart {
  const layout = usePreferences((preferences) => preferences.layout);
  const [window, scale] = [useWindowWidth(), useTextScale()];
  const folded = areStudiesFolded(layout, window);
  const usual = Math.round(Math.min(STUDIES.usual * scale, STUDIES.most * window));
  return {
    id: 'studies',
    label: 'Width of the studies',
    wanted: folded ? RAIL * scale : (layout.studiesPx ?? usual),
    least: STUDIES.least,
    most: 40,
    folded: RAIL * scale,
    content: folded ? <Rail {...STUDIES_NAME} /> : <Studies />,
    onSized: (pixels) =>
      divide(pixels === null ? { studiesFolded: true } : { studiesPx: pixels, studiesFolded: false }),
    onReset: () => divide({ studiesPx: null, studiesFolded: false }),
  };
}

function Studies() {
  const study = useApp((state) => state.study?.key);
  return (
    <div className="studies">
      <Boundary what="The list of runs" until={study}>
        <StudyPanel>
          <Arrived />
          {study !== undefined && <FirstSteps />}
        </StudyPanel>
      </Boundary>
      <Notices />
    </div>
  );
}

function usePanelPart(): SidePart {
  const { panelPx, panelFolded } = usePreferences((preferences) => preferences.layout);
  const [window, scale] = [useWindowWidth(), useTextScale()];
  const count = useSecondPanel() === null ? 1 : 2;
  const asText = Math.max(PANEL.usual * scale, Math.min(PANEL.usualMost * scale, PANEL.share * window));
  const usual = Math.round(count === 2 ? PANEL.usual * scale : Math.min(asText, PANEL.most * window));
  return {
    id: 'panel',
    label: count === 2 ? 'Width of the panels' : 'Width of the panel',
    wanted: panelFolded ? RAIL * scale : (panelPx ?? usual) * count,
    least: PANEL.least * count,
    most: 60,
    folded: RAIL * scale,
    content: panelFolded ? <Rail {...PANEL_NAME} /> : <Panels />,
    onSized: (pixels) =>
      divide(pixels === null ? { panelFolded: true } : { panelPx: Math.round(pixels / count), panelFolded: false }),
    onReset: () => divide({ panelPx: null, panelFolded: false }),
  };
}

function Panels() {
  return (
    <div className="panels">
      <Boundary what="This panel">
        <RightPanel />
      </Boundary>
      <Boundary what="The second panel">
        <SecondPanel />
      </Boundary>
    </div>
  );
}

function useTimelinePart(): SidePart | null {
  const height = useStripHeight();
  const study = useApp((state) => state.study?.key);
  if (height === null) return null;
  return {
    id: 'longitudinal-view',
    label: 'Height of the longitudinal view',
    ...height,
    most: 60,
    content: (
      <Boundary what="The longitudinal view" until={study}>
        <Timeline />
      </Boundary>
    ),
    onSized: (pixels) => {
      showTimeline(pixels !== null);
      if (pixels !== null) divide({ cutPx: pixels });
    },
    onReset: () => {
      showTimeline(true);
      divide({ cutPx: null });
    },
  };
}

function Centre({ further }: { readonly further: readonly FurtherShape[] }) {
  const empty = useApp(({ study, opening }) => study === null && opening === null);
  const elsewhere = useSecondWindow(({ second }) => second !== null);
  const study = useApp((state) => state.study?.key);
  return (
    <div className="centre">
      <Boundary what="The patient" until={study}>
        <Head />
      </Boundary>
      <Divided orientation="vertical" after={useTimelinePart()} least={LEAST_PICTURE}>
        <Boundary what="The picture" until={study}>
          {empty ? <Empty /> : elsewhere ? <PictureElsewhere /> : <Viewer further={further} />}
        </Boundary>
      </Divided>
    </div>
  );
}

/** Above the picture: whose it is, between the buttons that fold the panels beside it. */
function Head() {
  const layout = usePreferences((preferences) => preferences.layout);
  const studiesFolded = areStudiesFolded(layout, useWindowWidth());
  const alone = useApp((state) => state.pictureAlone);
  const back = useHint('pictureAlone', 'Show everything again');
  return (
    <section className="centre-head" aria-label="Patient">
      {!alone && !studiesFolded && <FoldButton {...STUDIES_NAME} />}
      <PatientStrip />
      {alone && (
        <button type="button" className="small" {...back} onClick={togglePictureAlone}>
          Show panels
        </button>
      )}
      {!alone && !layout.panelFolded && <SecondPanelButton />}
      {!alone && !layout.panelFolded && <FoldButton {...PANEL_NAME} />}
    </section>
  );
}

/** Opens a second panel where the window has room for it. */
function SecondPanelButton() {
  const hint = useHint('secondPanel', 'Open a second panel beside the first');
  const second = useSecondPanel();
  if (useWindowWidth() < TWO_PANELS_FROM || second !== null) return null;
  return (
    <button type="button" className="quiet small" {...hint} onClick={toggleSecondPanel}>
      Second panel
    </button>
  );
}
