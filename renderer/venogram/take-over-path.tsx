import { pathsOnVenograms } from '../../core/session/vein/path-lengths.ts';
import { axisFromPath } from '../../core/session/vein/take-over.ts';
import { TakeOver } from '../landmarks/take-over.tsx';
import { sessionNow, useApp } from '../state/store.ts';

/** What each path on a venogram offers whose points are the places along the vein in their order. */
export function TakeOverPaths() {
  const session = useApp(sessionNow);
  if (session === null) return null;
  return pathsOnVenograms(session).map((reading) => {
    const offered = axisFromPath(reading);
    const { path, record } = reading;
    return offered === null ? null : (
      <TakeOver key={path.id} from={`${path.name} on ${record.fileName}`} offered={offered} />
    );
  });
}
