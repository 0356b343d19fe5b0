#include "grid.h"

// Room beside each row of sums, as in polar-grid.ts.
#define ROOM 6

static const float FORBIDDEN = 1e9f;
// Circles so many samples apart are tried for what a path costs at most, and what rounding may add to it.
#define APART 3
static const double ROUNDING = 1.001;

// The sum that the cheapest path does not exceed: that of a circle, through `end` unless that is negative.
static double dearestSum(struct Grid *grid, int32_t start, int32_t length, int32_t end, int32_t nearest, int32_t farthest) {
  const int32_t from = end < 0 ? nearest : end, to = end < 0 ? farthest : end + 1;
  double *sums = grid->sums, least = __builtin_inf();
  for (int32_t r = from; r < to; r += APART) sums[r] = 0;
  for (int32_t j = 0; j < length; j++) {
    const float *cost = grid->cost + ((start + j) % grid->rays) * grid->samples;
    for (int32_t r = from; r < to; r += APART) sums[r] += cost[r];
  }
  for (int32_t r = from; r < to; r += APART) least = sums[r] < least ? sums[r] : least;
  return least * ROUNDING;
}

static inline void take(v128_t *least, v128_t *step, v128_t sum, int64_t way) {
  const v128_t less = wasm_f64x2_lt(sum, *least);
  *least = wasm_v128_bitselect(sum, *least, less);
  *step = wasm_v128_bitselect(wasm_i64x2_splat(way), *step, less);
}

// One row of sums from the one before it, with steps of up to two samples, or three; one sample too many where their number is odd.
static void row(const float *before, const float *cost, float *total, int8_t *came, int32_t low, int32_t high, double weight, int32_t three) {
  for (int32_t r = low; r < high; r += 2) {
    const v128_t here = two(cost + r);
    v128_t least = two(before + r), step = wasm_i64x2_splat(0);
    take(&least, &step, wasm_f64x2_add(two(before + r - 1), all(weight)), -1);
    take(&least, &step, wasm_f64x2_add(two(before + r + 1), all(weight)), 1);
    take(&least, &step, wasm_f64x2_add(two(before + r - 2), all(4 * weight)), -2);
    take(&least, &step, wasm_f64x2_add(two(before + r + 2), all(4 * weight)), 2);
    least = wasm_f64x2_add(least, here);
    if (three) {
      // Against what was found so far as it is kept, in single precision.
      least = wasm_f64x2_promote_low_f32x4(wasm_f32x4_demote_f64x2_zero(least));
      take(&least, &step, wasm_f64x2_add(wasm_f64x2_add(two(before + r - 3), all(9 * weight)), here), -3);
      least = wasm_f64x2_promote_low_f32x4(wasm_f32x4_demote_f64x2_zero(least));
      take(&least, &step, wasm_f64x2_add(wasm_f64x2_add(two(before + r + 3), all(9 * weight)), here), 3);
    }
    putTwo(total + r, least);
    came[r] = (int8_t)wasm_i64x2_extract_lane(step, 0);
    came[r + 1] = (int8_t)wasm_i64x2_extract_lane(step, 1);
  }
}

// Where the last row of sums is least, the innermost of equal ones, and from there the way back.
static void walkBack(struct Grid *grid, int32_t length, int32_t from, int32_t to) {
  const int32_t wide = grid->samples + 2 * ROOM;
  const float *total = grid->total + (length - 1) * wide + ROOM;
  int32_t at = from;
  for (int32_t r = from + 1; r < to; r++) if (total[r] < total[at]) at = r;
  for (int32_t j = length - 1; j >= 0; j--) {
    grid->walk[j] = (int16_t)at;
    at += j > 0 ? grid->came[j * wide + ROOM + at] : 0;
  }
}

// The cheapest path as closed-path.ts explains it, into `walk`.
EXPORTED(openPath) void openPath(struct Grid *grid, int32_t start, int32_t length, int32_t end, double weight, int32_t widest, int32_t nearest, int32_t farthest) {
  const int32_t wide = grid->samples + 2 * ROOM;
  const double most = dearestSum(grid, start, length, end, nearest, farthest);
  int32_t low = nearest, high = farthest;
  for (int32_t j = 0; j < length; j++) {
    float *total = grid->total + j * wide + ROOM;
    const float *cost = grid->cost + ((start + j) % grid->rays) * grid->samples;
    if (j == 0) for (int32_t r = low; r < high; r++) total[r] = end >= 0 && (r - end > 1 || end - r > 1) ? FORBIDDEN : cost[r];
    else {
      low = low - widest < nearest ? nearest : low - widest;
      high = high + widest > farthest ? farthest : high + widest;
      row(total - wide, cost, total, grid->came + j * wide + ROOM, low, high, weight, widest == 3);
    }
    while (low < high && total[low] > most) low++;
    while (high > low && total[high - 1] > most) high--;
    for (int32_t k = 1; k <= ROOM; k++) {
      total[low - k] = FORBIDDEN;
      total[high + k - 1] = FORBIDDEN;
    }
  }
  walkBack(grid, length, end < 0 || low > end - 1 ? low : end - 1, end < 0 || high < end + 2 ? high : end + 2);
}
