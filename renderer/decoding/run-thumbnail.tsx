import { useEffect, useRef } from 'react';
import type { StudyRun } from '../state/store.ts';
import type { Small } from './thumbnail.ts';
import { makeThumbnail, thumbnailNow } from './thumbnail.ts';

/** A small picture of a run's middle frame, made when it comes into sight. */
export function Thumbnail({ studyRun }: { readonly studyRun: StudyRun }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const known = thumbnailNow(studyRun);
    if (known !== null) {
      draw(element, known);
      return;
    }
    let giveUp: () => void = () => undefined;
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      giveUp = makeThumbnail(studyRun, (small) => {
        if (small !== null) draw(element, small);
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      giveUp();
    };
  }, [studyRun]);
  return <canvas ref={canvas} className="thumbnail" width={72} height={72} data-testid="thumbnail" />;
}

function draw(canvas: HTMLCanvasElement, { width, height, rgba }: Small): void {
  canvas.width = width;
  canvas.height = height;
  const data = new ImageData(width, height);
  data.data.set(rgba);
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  canvas.dataset['drawn'] = 'true';
}
