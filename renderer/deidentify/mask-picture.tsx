import type { PointerEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { type MaskWish, regionBoxes } from '../../core/dicom/deidentify/mask.ts';
import type { Box } from '../../core/dicom/run.ts';
import type { StudyRun } from '../state/store.ts';
import { isUnpressed } from '../ui/unpressed.ts';
import { boxBetween } from './draft.ts';
import { type Look, useLook } from './picture.ts';

type Place = readonly [x: number, y: number];

/** A picture of a run with what becomes black in it; a drag over it gives a new box. */
export function MaskPicture(props: {
  readonly studyRun: StudyRun;
  readonly look: Look;
  readonly mask: MaskWish;
  readonly onBox: (box: Box) => void;
}) {
  const { studyRun, look, mask, onBox } = props;
  const { rows, columns } = studyRun.run.image;
  const [drag, setDrag] = useState<readonly [Place, Place] | null>(null);
  const placeOf = (event: PointerEvent<SVGSVGElement>): Place => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - left) / width) * columns, ((event.clientY - top) / height) * rows];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag([placeOf(event), placeOf(event)]);
  };
  const end = () => {
    const box = drag === null ? null : boxBetween(drag[0], drag[1], studyRun.run.image);
    setDrag(null);
    if (box !== null) onBox(box);
  };
  const drawn = drag === null ? null : boxBetween(drag[0], drag[1], studyRun.run.image);
  return (
    <div
      className="mask-picture"
      style={{ aspectRatio: `${columns} / ${rows}`, maxWidth: `calc(60vh * ${columns / rows})` }}
    >
      <Pixels studyRun={studyRun} look={look} />
      <svg
        viewBox={`0 0 ${columns} ${rows}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="What becomes black; drag to blacken a box"
        data-testid="mask-picture"
        onPointerDown={begin}
        onPointerMove={(event) => drag !== null && !isUnpressed(event) && setDrag([drag[0], placeOf(event)])}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        {mask.outsideRegions && <Outside studyRun={studyRun} />}
        {mask.boxes.map((box) => (
          <rect key={JSON.stringify(box)} {...edges(box)} className="masked" />
        ))}
        {drawn !== null && <rect {...edges(drawn)} className="drawn" />}
      </svg>
    </div>
  );
}

/** Everything but the ultrasound regions. */
function Outside({ studyRun }: { readonly studyRun: StudyRun }) {
  const id = useId();
  const { rows, columns } = studyRun.run.image;
  return (
    <>
      <mask id={id}>
        <rect width={columns} height={rows} fill="white" />
        {regionBoxes(studyRun.run).map((box) => (
          <rect key={JSON.stringify(box)} {...edges(box)} fill="black" />
        ))}
      </mask>
      <rect width={columns} height={rows} className="masked" mask={`url(#${id})`} />
    </>
  );
}

function edges({ x0, y0, x1, y1 }: Box) {
  return { x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1 };
}

function Pixels({ studyRun, look }: { readonly studyRun: StudyRun; readonly look: Look }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rgba = useLook(studyRun, look);
  const { rows, columns } = studyRun.run.image;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (rgba === null) context?.clearRect(0, 0, columns, rows);
    else context?.putImageData(new ImageData(rgba, columns, rows), 0, 0);
  }, [rgba, rows, columns]);
  return <canvas ref={canvas} width={columns} height={rows} data-drawn={rgba !== null} />;
}
