import { useState } from 'react';
import { lineLength, NO_REACH, reachOf } from '../../core/dicom/scale/calibration-operator.ts';
import { isScaleProtected } from '../../core/dicom/scale/calibration-regions.ts';
import { implausible } from '../../core/dicom/scale/scale.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { dispatch } from '../state/document.ts';
import { takeTool } from '../state/editing.ts';
import { Tick } from '../ui/fields.tsx';
import type { RulerLine, RulerText } from './ruler.ts';
import { clearRuler, knownLength, sayOfRuler } from './ruler.ts';
import { useSeenIntervals } from './seen-marks.ts';

/** A shorter line (pixels) says more about the hand than about the picture. */
const SHORTEST = 5;

/** What the line and the words give: the intervals that are seen, the scale, what it would mean for the picture, and the button that takes it. */
export function Outcome(props: { readonly record: RunRecord; readonly line: RulerLine; readonly words: RulerText }) {
  const { record, line, words } = props;
  const { places } = line;
  const [asked, setAsked] = useState(false);
  const reach = reachOf(record.spacing, places);
  if (reach === null) return <p className="warn">? {NO_REACH}</p>;
  const known = knownLength(words, places.length);
  const length = lineLength(places, reach.shape);
  const guarded = isScaleProtected(record.spacing);
  const usable = known.ok && length >= SHORTEST && (asked || !guarded);
  const use = () => {
    const [from, to] = [places[0], places.at(-1)];
    if (!known.ok || from === undefined || to === undefined) return;
    const drawn = { object: words.object, frame: line.frame, from, via: places.slice(1, -1), to };
    dispatch({ type: 'calibrateByLine', run: line.run, line: { ...drawn, ...known.value, overProtected: guarded } });
    clearRuler();
    takeTool('select');
  };
  return (
    <>
      <SeenIntervals line={line} words={words} />
      <p className="number" role="status" data-testid="ruler-result">
        {resultText(length, known)}
      </p>
      {known.ok && length >= SHORTEST && <Meaning record={record} mmPerPixel={known.value.mm / length} />}
      {guarded && (
        <Tick checked={asked} onTick={setAsked}>
          The scanner wrote a scale into this file and marked it as not to be replaced. I am replacing it with this line
          for the whole run.
        </Tick>
      )}
      <button type="button" disabled={!usable} onClick={use}>
        {reach.within === null ? 'Use this scale for the whole run' : 'Use this scale for this region of the run'}
      </button>
    </>
  );
}

/** Offers the number of intervals that are seen along the line; it is never taken without the operator's word. */
function SeenIntervals({ line, words }: { readonly line: RulerLine; readonly words: RulerText }) {
  const seen = useSeenIntervals(line, words);
  const known = knownLength({ ...words, spacing: '1' }, line.places.length);
  if (seen === null || seen < line.places.length - 1) return null;
  if (known.ok && known.value.intervals === seen)
    return <p className="muted small">{seen} equal intervals are seen along the line.</p>;
  return (
    <div className="row" data-testid="seen-intervals">
      <span className="warn small">? {seen} equal intervals are seen along the line.</span>
      <button type="button" onClick={() => sayOfRuler(line.run, { ...words, intervals: String(seen) })}>
        Use {seen} intervals
      </button>
    </div>
  );
}

/** What the scale would mean for the picture, and what is strange about that. */
function Meaning({ record, mmPerPixel }: { readonly record: RunRecord; readonly mmPerPixel: number }) {
  const { spacing } = record;
  const width = spacing.columns * mmPerPixel;
  return (
    <>
      <p data-testid="ruler-meaning">
        This picture would be <strong className="number">{wide(width)} mm</strong> wide.
      </p>
      {implausible(mmPerPixel, spacing).map((doubt) => (
        <p key={doubt} className="warn small">
          ? {doubt}
        </p>
      ))}
    </>
  );
}

/** Three digits, none after the point from 100 on. */
function wide(mm: number): string {
  return mm >= 100 ? mm.toFixed(0) : String(Number(mm.toPrecision(3)));
}

function resultText(length: number, known: ReturnType<typeof knownLength>): string {
  const pixels = `Line of ${length.toFixed(1)} pixels`;
  if (length < SHORTEST) return `${pixels}: too short; draw a longer one.`;
  if (!known.ok) return `${pixels}. ${known.problem}`;
  return `${pixels} = ${Number(known.value.mm.toFixed(3))} mm: ${(known.value.mm / length).toPrecision(4)} mm per pixel`;
}
