import type { Point } from '../../geometry/point.ts';
import { scaleBar } from '../../measure/scale-bar.ts';
import type { DrawnLumen } from '../content.ts';
import { ROLE_INKS, WHITE } from './inks.ts';
import { drawLine, type Raster } from './raster.ts';

/** A frame of three bytes a pixel with a lumen's outline, its min and max, and a scale bar drawn into a copy of it. */
export function withLumen(frame: Raster, lumen: DrawnLumen): Raster {
  const raster = { ...frame, rgb: frame.rgb.slice() };
  const width = Math.max(1.5, frame.columns / 400);
  const [first] = lumen.outline;
  drawLine(raster, lumen.max, WHITE, width / 2);
  drawLine(raster, lumen.min, WHITE, width);
  drawLine(raster, first === undefined ? [] : [...lumen.outline, first], ROLE_INKS[lumen.role], width);
  const bar = lumen.mmPerPixelX === null ? null : scaleBar(lumen.mmPerPixelX, frame.columns / 3);
  if (bar !== null) drawLine(raster, barPoints(frame, bar.length), WHITE, width);
  return raster;
}

/** A bar with a mark at each end, at the lower left; its length stands in the words beside the picture. */
function barPoints({ columns, rows }: Raster, length: number): readonly Point[] {
  const [left, base, mark] = [columns / 40, rows - rows / 40, rows / 80];
  return [
    [left, base - mark],
    [left, base],
    [left + length, base],
    [left + length, base - mark],
  ];
}
