import { shell } from '../shell/shell.ts';
import { Sure } from '../ui/sure.tsx';
import { askToErase, eraseForGood, useKept } from './kept.ts';

const GOES = 'outlines and plan of this study, its older copies, also in the bin, its steps, its preview';
/** What a browser keeps none of. */
const GOES_HERE = ', where its files were, and what the inbox received or fetched of it';
const STAYS = 'the DICOM files that you opened, and copies and reports that you saved elsewhere';

/** Asks before what is kept of a study is erased: what goes, and what stays. */
export function Erasing() {
  const erasing = useKept((state) => state.erasing);
  if (erasing === null) return null;
  return (
    <div className="card erasing">
      <Sure yes="Erase for good" onYes={() => void eraseForGood(erasing.id)} onNo={() => askToErase(null)}>
        Erase <strong className="anywhere">{erasing.title}</strong>? This deletes {GOES}
        {shell.reopensFiles && GOES_HERE}. It cannot be undone. What stays: {STAYS}.
      </Sure>
    </div>
  );
}
