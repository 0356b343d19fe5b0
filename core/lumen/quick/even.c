#include "grid.h"

// The mean over so many rays to either side, up to so many samples outwards, as running sums.
EXPORTED(evenAround) void evenAround(struct Grid *grid, int32_t half, int32_t upTo) {
  const int32_t rays = grid->rays, samples = grid->samples;
  const double share = 1.0 / (2 * half + 1);
  double *sums = grid->sums;
  for (int32_t r = 0; r < upTo; r++) sums[r] = 0;
  for (int32_t k = -half; k <= half; k++) {
    const float *from = grid->spare + ((k + rays) % rays) * samples;
    for (int32_t r = 0; r < upTo; r++) sums[r] += from[r];
  }
  for (int32_t ray = 0; ray < rays; ray++) {
    float *into = grid->greys + ray * samples;
    const float *leaving = grid->spare + ((ray + rays - half) % rays) * samples;
    const float *coming = grid->spare + ((ray + half + 1) % rays) * samples;
    int32_t r = 0;
    for (; r + 1 < upTo; r += 2) {
      const v128_t sum = wasm_v128_load(sums + r);
      putTwo(into + r, wasm_f64x2_mul(sum, all(share)));
      wasm_v128_store(sums + r, wasm_f64x2_add(sum, wasm_f64x2_sub(two(coming + r), two(leaving + r))));
    }
    for (; r < upTo; r++) {
      const double sum = sums[r];
      into[r] = (float)(sum * share);
      sums[r] = sum + ((double)coming[r] - (double)leaving[r]);
    }
  }
}
