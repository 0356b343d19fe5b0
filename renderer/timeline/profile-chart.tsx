import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import { quantity } from '../../core/plan/figures.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import type { Profile } from '../../core/session/vein/profile.ts';
import { profileOf } from '../../core/session/vein/profile.ts';
import { useLive } from '../state/live.ts';
import { shownNow } from '../state/patient.ts';
import type { ChartContent } from '../ui/chart-ground.ts';
import { useInks } from '../ui/colours.ts';
import { useElementSize } from '../ui/element-size.ts';
import { squared } from '../ui/format.ts';
import { HeadRow } from '../ui/head-row.tsx';
import { ORIGINS, ROLES } from '../ui/labels.ts';
import { useTextScale } from '../ui/preferences.ts';
import type { Chart } from './chart.ts';
import { chartIn } from './chart.ts';
import { Ends } from './ends.tsx';
import { ProfileLandmarks } from './profile-landmarks.tsx';
import type { RunHere } from './run-here.ts';

/** Room left and right of the plots for their axes, CSS pixels at the usual size of text; --gutter in timeline.css. */
const GUTTER = 66;

/** Nothing until the run is traced, then diameters and area at the traced frames, over the reference's band, with the line at which the gate flips. */
export const ProfileChart = memo(function ProfileChart({ here }: { readonly here: RunHere }) {
  const { profile } = here;
  const textScale = useTextScale();
  if (profile.points.length + profile.leftOut.length === 0) return null;
  return (
    <div className="profile" data-testid="profile">
      <Plot key={textScale} here={here} />
      <ProfileLandmarks here={here} />
      <Ends here={here} quiet />
      <ProfileTable here={here} />
    </div>
  );
});

/** The profile of a run at this moment: it follows an outline that is dragged whenever the hand rests, with the line at which the gate flips; and its points that follow. */
function useProfileNow({ run, profile }: RunHere): Pick<ChartContent, 'profile' | 'moving'> {
  const live = useLive('rest');
  const dragged = live?.dragging === true ? live : null;
  const uid = run.identity.sopInstanceUid;
  return useMemo(() => {
    if (dragged === null) return { profile, moving: [] };
    const now = profileOf(dragged.session, uid, dragged.lumens);
    const atRest = new Set(profile.points);
    return { profile: now, moving: now.points.filter((point) => !atRest.has(point)) };
  }, [dragged, uid, profile]);
}

function Plot({ here }: { readonly here: RunHere }) {
  const { frames } = here;
  const now = useProfileNow(here);
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const size = useElementSize(element);
  const inks = useInks();
  const textScale = useTextScale();
  // With the same repaint of the screen as all else that changed.
  useLayoutEffect(() => {
    const content = { ...now, frames, inks };
    if (element.current === null || size.width === 0 || size.height === 0) return;
    if (chart.current === null) chart.current = chartIn(element.current, GUTTER * textScale, size, content);
    else {
      chart.current.resize(size);
      chart.current.show(content);
    }
  }, [frames, now, inks, size, textScale]);
  // Its letters are laid out once: text of another size needs another chart.
  useEffect(
    () => () => {
      chart.current?.close();
      chart.current = null;
    },
    [],
  );
  return <div className="profile-plot" ref={element} aria-hidden="true" />;
}

/** How an outline came about that waits, and how sure the program is of it. */
function waitingWords(outline: Outline): string {
  const trust = trustWord(outline);
  return [ORIGINS[outline.origin].toLowerCase(), ...(trust === null ? [] : [trust]), 'not accepted'].join(', ');
}

/** More rows than this nobody reads in one go: the table of all outlines has them too, and can be searched. */
const MOST_ROWS = 300;

type Point = Profile['points'][number];

const ProfileRow = memo(function ProfileRow(props: Point & { readonly unit: Profile['unit'] }) {
  const { outline, frame, min, mean, max, area, unit } = props;
  return (
    <tr data-testid="profile-row">
      <td>{frame + 1}</td>
      <th scope="row">
        {outline.name}, {ROLES[outline.role]}
        {!outline.accepted && `, ${waitingWords(outline)}`}
      </th>
      <td>{quantity(min, unit)}</td>
      <td>{quantity(mean, unit)}</td>
      <td>{quantity(max, unit)}</td>
      <td>{quantity(area, squared(unit))}</td>
    </tr>
  );
});

/** The same figures for those who do not see the chart. */
function ProfileTable({ here: { profile, run } }: { readonly here: RunHere }) {
  const { unit, points, reference, leftOut } = profile;
  return (
    <div className="unseen">
      <table>
        <caption>Profile of {shownNow(run.file)}</caption>
        <HeadRow names={['Frame', 'Outline', 'Min', 'Mean', 'Max', 'Area']} />
        <tbody>
          {points.length <= MOST_ROWS &&
            points.map((point) => <ProfileRow key={point.outline.id} {...point} unit={unit} />)}
        </tbody>
      </table>
      {points.length > MOST_ROWS && <p>{points.length} outlines; their figures are in the table of all outlines.</p>}
      {reference !== null && (
        <p>
          Reference: RVD {quantity(reference.diameter, unit)}; the stenosis is above {DIAMETER_STENOSIS_PCT} % where the
          lesion measures less than {quantity(reference.gate, unit, 2)}.
        </p>
      )}
      {leftOut.map(({ outline, because }) => (
        <p key={outline.id}>
          {outline.name} (frame {outline.frame + 1}) is not plotted: it {because}.
        </p>
      ))}
    </div>
  );
}
