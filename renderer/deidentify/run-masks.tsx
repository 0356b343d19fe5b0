import { useId, useState } from 'react';
import type { MaskWish } from '../../core/dicom/deidentify/mask.ts';
import type { Box } from '../../core/dicom/run.ts';
import type { StudyRun } from '../state/store.ts';
import { NumberField, Tick } from '../ui/fields.tsx';
import { hasOutside, type RunDraft } from './draft.ts';
import { MaskPicture } from './mask-picture.tsx';
import { BRIGHTEST_OF, type Look } from './picture.ts';

/** One run: its pictures, what becomes black in them, and the operator’s word. */
export function RunMasks(props: {
  readonly studyRun: StudyRun;
  readonly draft: RunDraft;
  readonly onChange: (change: Partial<RunDraft>) => void;
}) {
  const { studyRun, draft, onChange } = props;
  const { run } = studyRun;
  const [look, setLook] = useState<Look>(0);
  // Whoever changes the mask looks again.
  const mask = (change: Partial<MaskWish>) => onChange({ mask: { ...draft.mask, ...change }, looked: false });
  const add = (box: Box) => mask({ boxes: [...draft.mask.boxes, box] });
  return (
    <section className="run-masks" aria-label="What becomes black in this run">
      <div className="stack">
        <MaskPicture studyRun={studyRun} look={look} mask={draft.mask} onBox={add} />
        <Looking frames={run.image.frames} look={look} onLook={setLook} />
      </div>
      <div className="stack">
        {hasOutside(run) ? (
          <Tick checked={draft.mask.outsideRegions} onTick={(outsideRegions) => mask({ outsideRegions })}>
            Blacken everything outside the ultrasound region
          </Tick>
        ) : (
          <p className="small">This run has no ultrasound region smaller than its picture: blacken text with boxes.</p>
        )}
        <p className="small">Drag on the picture to blacken a box in every frame.</p>
        <Boxes boxes={draft.mask.boxes} size={run.image} onChange={(boxes) => mask({ boxes })} />
        <Tick checked={draft.looked} onTick={(looked) => onChange({ looked })}>
          I have looked through this run: no text is left in its pictures
        </Tick>
      </div>
    </section>
  );
}

function Looking(props: { readonly frames: number; readonly look: Look; readonly onLook: (look: Look) => void }) {
  const { frames, look, onLook } = props;
  const id = useId();
  if (frames === 1) return null;
  const frame = look === 'brightest' ? 0 : look;
  const brightest = `Brightest of ${Math.min(BRIGHTEST_OF, frames)}`;
  const text = look === 'brightest' ? `${brightest} frames` : `Frame ${frame + 1} of ${frames}`;
  return (
    <div className="row">
      <label htmlFor={id}>{text}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={frames - 1}
        value={frame}
        onChange={(event) => onLook(event.target.valueAsNumber)}
      />
      <button type="button" onClick={() => onLook(0)}>
        First
      </button>
      <button type="button" onClick={() => onLook(Math.floor(frames / 2))}>
        Middle
      </button>
      <button type="button" onClick={() => onLook(frames - 1)}>
        Last
      </button>
      <button type="button" aria-pressed={look === 'brightest'} onClick={() => onLook('brightest')}>
        {brightest}
      </button>
    </div>
  );
}

function Boxes(props: {
  readonly boxes: readonly Box[];
  readonly size: { readonly rows: number; readonly columns: number };
  readonly onChange: (boxes: readonly Box[]) => void;
}) {
  const { boxes, size, onChange } = props;
  const replace = (index: number, box: Box) => onChange(boxes.map((one, k) => (k === index ? box : one)));
  const strip = { x0: 0, y0: 0, x1: size.columns - 1, y1: Math.max(1, Math.floor(size.rows / 10)) };
  return (
    <>
      <ul className="stack boxes">
        {boxes.map((box, index) => (
          // A box has no name but its number.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <BoxFields number={index + 1} box={box} size={size} onChange={(changed) => replace(index, changed)} />
            <button type="button" onClick={() => onChange(boxes.filter((_, k) => k !== index))}>
              Remove box {index + 1}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" onClick={() => onChange([...boxes, strip])}>
          Add box across the top
        </button>
      </p>
    </>
  );
}

const EDGES = [
  ['x0', 'Left'],
  ['y0', 'Top'],
  ['x1', 'Right'],
  ['y1', 'Bottom'],
] as const;

function BoxFields(props: {
  readonly number: number;
  readonly box: Box;
  readonly size: { readonly rows: number; readonly columns: number };
  readonly onChange: (box: Box) => void;
}) {
  const { number, box, size, onChange } = props;
  const refuse = (edge: keyof Box, value: number): string | null => {
    const changed = { ...box, [edge]: value };
    const most = edge === 'x0' || edge === 'x1' ? size.columns - 1 : size.rows - 1;
    if (!Number.isInteger(value) || value < 0 || value > most) return `Enter a whole number from 0 to ${most}.`;
    return changed.x0 <= changed.x1 && changed.y0 <= changed.y1 ? null : 'Left and top come before right and bottom.';
  };
  return (
    <fieldset className="fields">
      <legend>Box {number}</legend>
      {EDGES.map(([edge, label]) => (
        <NumberField
          key={edge}
          label={label}
          unit="px"
          value={box[edge]}
          refuse={(value) => refuse(edge, value)}
          onCommit={(value) => value !== null && onChange({ ...box, [edge]: value })}
        />
      ))}
    </fieldset>
  );
}
