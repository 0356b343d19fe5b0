import { endName, useOrientation } from '../landmarks/cranial-end.tsx';
import type { RunHere } from './run-here.ts';

/** Which end of the run lies on which side of a plot; where nobody has said, a mark of that, or nothing when another plot above has it. */
export function Ends({ here: { record }, quiet = false }: { readonly here: RunHere; readonly quiet?: boolean }) {
  const orientation = useOrientation(record);
  const [first, last] = [endName(orientation, 'first'), endName(orientation, 'last')];
  if (first === '' && quiet) return null;
  return (
    <div className="ends small">
      <span>
        ◂ {first || '?'}
        {first === '' && <b className="unseen">: cranial end not set</b>}
      </span>
      <span>{last || '?'} ▸</span>
    </div>
  );
}
