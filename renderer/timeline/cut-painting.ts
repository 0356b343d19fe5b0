import type { PolarCube } from '../../core/dicom/longitudinal/polar-cube.ts';
import { cutAt } from '../../core/dicom/longitudinal/polar-cube.ts';

/** A canvas of one pixel for each column and each sample of the cut: the direction of the angle upwards, its opposite downwards. */
export interface CutPainter {
  /** Paints the columns that have come from `first` to before `end`. */
  paint(degrees: number, first?: number, end?: number): void;
}

/** Each brightness as an opaque pixel, in the byte order that canvases have on every machine this runs on. */
const GREYS = Uint32Array.from({ length: 256 }, (_, grey) => (0xff000000 | (grey * 0x010101)) >>> 0);

/** Makes a canvas show a cube out to `depth` samples from the centre. */
export function paintCut(canvas: HTMLCanvasElement, cube: PolarCube, depth: number): CutPainter {
  const { columns } = cube.plan;
  canvas.width = columns;
  canvas.height = 2 * depth;
  const context = canvas.getContext('2d');
  return {
    paint: (degrees, first = 0, end = columns) => {
      const image = new ImageData(end - first, 2 * depth);
      fillPixels(new Uint32Array(image.data.buffer), cube, degrees, depth, first, end);
      context?.putImageData(image, first, 0);
    },
  };
}

function fillPixels(
  pixels: Uint32Array,
  cube: PolarCube,
  degrees: number,
  depth: number,
  first: number,
  end: number,
): void {
  const { radii } = cube.plan;
  const width = end - first;
  const [towards, away] = cutAt(cube, degrees);
  for (let column = first; column < end; column++) {
    // What has not come stays clear, so that it cannot be taken for dark tissue.
    if (cube.filled[column] === 0) continue;
    const from = column * radii;
    for (let k = 0; k < depth; k++) {
      pixels[(depth - 1 - k) * width + column - first] = GREYS[towards[from + k] ?? 0] ?? 0;
      pixels[(depth + k) * width + column - first] = GREYS[away[from + k] ?? 0] ?? 0;
    }
  }
}
