import { shell } from '../shell/shell.ts';
import { Sure } from '../ui/sure.tsx';
import { askToErase, eraseForGood, useKept } from './kept.ts';

const GOES =
  'the outlines and the plan of this study, its older copies (also those in the bin), its steps and its preview';
/** What a browser keeps none of. */
const GOES_HERE = ', the record of where its files are, and everything that the inbox received or fetched for it';
const STAYS = 'The DICOM files that you opened stay, and so do copies and reports that you saved elsewhere.';

/** Asks before what is kept of a study is erased: what goes, and what stays. */
export function Erasing() {
  const erasing = useKept((state) => state.erasing);
  if (erasing === null) return null;
  return (
    <div className="card erasing">
      <Sure yes="Erase for good" onYes={() => void eraseForGood(erasing.id)} onNo={() => askToErase(null)}>
        Erase <strong className="anywhere">{erasing.title}</strong>? This deletes {GOES}
        {shell.reopensFiles && GOES_HERE}. This cannot be undone. {STAYS}
      </Sure>
    </div>
  );
}
