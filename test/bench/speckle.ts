import { random } from '../fuzz/random.ts';

const TILE = 1024;

/** Smooth noise of mean 1 and spread 0.5 as ultrasound speckle has it, TILE × TILE, to be looked at through a shifting frame. */
function speckleTile(): Float32Array {
  const below = random(7);
  const raw = Float32Array.from({ length: TILE * TILE }, () => Math.sqrt(-Math.log(1 - below(2 ** 24) / 2 ** 24)));
  // Speckles are a few pixels wide: each is the mean of 2 × 3 neighbours.
  return raw.map((value, i) => {
    const [right, under] = [raw[(i + 1) % raw.length] ?? 1, raw[(i + TILE) % raw.length] ?? 1];
    const [twice, across] = [raw[(i + 2) % raw.length] ?? 1, raw[(i + TILE + 1) % raw.length] ?? 1];
    return (value + right + twice + under + across) / 5 / 0.886;
  });
}

/** Grey tissue as a catheter sees it: black beyond the field, a bright ring at the wall, dim inside and fading outwards. */
function vessel(side: number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [(i % side) - side / 2, Math.floor(i / side) - side / 2];
    const r = Math.hypot(x, y) / (side / 2);
    if (r > 0.98) return 0;
    return r < 0.4 ? 25 : r < 0.45 ? 170 : 120 * Math.exp(-(r - 0.45) * 3);
  });
}

/** Frames of `side`² pixels of a speckled pullback, always the same for a number; values up to `top`. */
export function speckledFrames(side: number, top: 255 | 4095): (frame: number) => Uint8ClampedArray | Uint16Array {
  const tile = speckleTile();
  const tissue = vessel(side).map((value) => (value * top) / 255);
  return (frame) => {
    const below = random(frame + 1);
    const [shiftX, shiftY] = [below(TILE), below(TILE)];
    const out = top === 255 ? new Uint8ClampedArray(side * side) : new Uint16Array(side * side);
    for (let y = 0; y < side; y++) {
      const line = ((y + shiftY) % TILE) * TILE;
      for (let x = 0; x < side; x++) {
        const i = y * side + x;
        const value = (tissue[i] ?? 0) * (tile[line + ((x + shiftX) % TILE)] ?? 0);
        out[i] = value > top ? top : value;
      }
    }
    return out;
  };
}
