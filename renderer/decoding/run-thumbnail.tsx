import { useEffect, useRef } from 'react';
import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import type { StudyRun } from '../state/store.ts';
import { orientedStyle } from '../ui/screen.ts';
import type { Small } from './thumbnail.ts';
import { makeThumbnail, thumbnailNow } from './thumbnail.ts';
import { useWindowChanges } from './window-changes.ts';

/** A small picture of a run's middle frame, made when it comes into sight; it lies as the run does on the screen. */
export function Thumbnail(props: { readonly studyRun: StudyRun; readonly display: DisplayOrientation }) {
  const { studyRun, display } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const changes = useWindowChanges(studyRun);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const known = thumbnailNow(studyRun, changes);
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
  }, [studyRun, changes]);
  const style = orientedStyle(display);
  return <canvas ref={canvas} className="thumbnail" style={style} width={72} height={72} data-testid="thumbnail" />;
}

function draw(canvas: HTMLCanvasElement, { width, height, rgba }: Small): void {
  canvas.width = width;
  canvas.height = height;
  const data = new ImageData(width, height);
  data.data.set(rgba);
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  canvas.dataset['drawn'] = 'true';
}
