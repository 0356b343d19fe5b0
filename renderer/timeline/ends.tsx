import { endName, useOrientation } from '../landmarks/cranial-end.tsx';
import type { RunHere } from './run-here.ts';

/** Which end of the run lies on which side of a plot; where nobody has said, that, or nothing when another plot above says so. */
export function Ends({ here: { record }, quiet = false }: { readonly here: RunHere; readonly quiet?: boolean }) {
  const orientation = useOrientation(record);
  const [first, last] = [endName(orientation, 'first'), endName(orientation, 'last')];
  if (first === '' && quiet) return null;
  return (
    <div className="ends small">
      <span>{first === '' ? 'cranial end not set' : `◂ ${first}`}</span>
      <span>{last === '' ? '' : `${last} ▸`}</span>
    </div>
  );
}
