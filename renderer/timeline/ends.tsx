import { endName, useOrientation } from '../panels/orientation.tsx';
import type { RunHere } from './run-here.ts';

/** Which end of the run lies on which side of a plot; where nobody has said, that. */
export function Ends({ here: { record } }: { readonly here: RunHere }) {
  const orientation = useOrientation(record);
  const [first, last] = [endName(orientation, 'first'), endName(orientation, 'last')];
  return (
    <div className="ends small">
      <span>{first === '' ? 'cranial end not said' : `◂ ${first}`}</span>
      <span>{last === '' ? '' : `${last} ▸`}</span>
    </div>
  );
}
