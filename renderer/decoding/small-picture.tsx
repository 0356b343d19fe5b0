import { useEffect, useRef, useState } from 'react';
import { toRgba8 } from '../../core/dicom/picture/picture.ts';
import type { Picture } from '../../core/dicom/run.ts';
import type { Point } from '../../core/geometry/point.ts';
import { centroid } from '../../core/geometry/polygon.ts';
import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import { showObject } from '../state/navigation.ts';
import type { StudyRun } from '../state/store.ts';
import { runOf, useApp } from '../state/store.ts';
import { orientedStyle } from '../ui/screen.ts';
import { wantPicture } from './pictures.ts';
import './small-picture.css';
import { tip } from '../ui/tooltip.tsx';

/** Pixels of a small picture's side, more than its place on the screen has. */
const SIDE = 300;

/** The surroundings of an outline on its frame with the outline drawn in; `extent` (lengths of its unit) is what the picture spans. A click jumps there. */
export function SmallPicture(props: {
  readonly outline: Outline;
  readonly run: RunRecord;
  readonly extent: number;
  readonly caption: string;
}) {
  const { outline, run, extent, caption } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const studyRun = useApp(({ study }) => runOf(study, outline.run));
  const picture = usePicture(studyRun, outline.frame);
  const { polygon, scale } = readOutline(outline, run);
  const [x, y] = centroid(polygon);
  const [width, height] = [extent / scale.x, extent / scale.y];
  const [left, top] = [x - width / 2, y - height / 2];
  useEffect(() => {
    if (picture !== null && canvas.current !== null) draw(canvas.current, picture, { left, top, width, height });
  }, [picture, left, top, width, height]);
  const place = ([px, py]: Point) => `${((px - left) / width) * SIDE},${((py - top) / height) * SIDE}`;
  return (
    <button type="button" className="small-picture" onClick={() => showObject(outline)} {...tip('Show this frame')}>
      <span className="stacked" style={orientedStyle(run.display)} aria-hidden="true">
        <canvas ref={canvas} width={SIDE} height={SIDE} />
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          <polygon points={polygon.map(place).join(' ')} />
        </svg>
      </span>
      <span className="small">{caption}</span>
    </button>
  );
}

/** The decoded picture of a frame, from the cache where it is there; null while it is not, or cannot be. */
function usePicture(studyRun: StudyRun | null, frame: number): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const waiting = new AbortController();
    setPicture(null);
    if (studyRun !== null)
      void wantPicture(studyRun, frame, waiting.signal).then((found) => {
        if (found.ok && !waiting.signal.aborted) setPicture(found.value);
      });
    return () => waiting.abort();
  }, [studyRun, frame]);
  return picture;
}

/** A part of a picture, in picture pixels. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function draw(canvas: HTMLCanvasElement, picture: Picture, { left, top, width, height }: Part): void {
  const whole = new OffscreenCanvas(picture.columns, picture.rows);
  const shades = new Uint8ClampedArray(toRgba8(picture));
  whole.getContext('2d')?.putImageData(new ImageData(shades, picture.columns, picture.rows), 0, 0);
  const context = canvas.getContext('2d');
  context?.clearRect(0, 0, canvas.width, canvas.height);
  context?.drawImage(whole, left, top, width, height, 0, 0, canvas.width, canvas.height);
}
