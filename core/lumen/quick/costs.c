#include "grid.h"

// What the costs are reckoned by, as border-cost.ts explains it.
struct Rules {
  double blood, limit, share;
  double saysMost, saysLeast, rise, each, mostWall, weight, dearest, rounding, hidden, outside, beyond, silentBeyond, silentCost;
  int32_t half;
};

static struct Rules rules;

EXPORTED(rulesAt) struct Rules *rulesAt(void) { return &rules; }

static inline double between(double least, double value, double most) { return value > most ? most : value < least ? least : value; }

// Steps of brightness across each sample from `begin` up to `to`, twice their weight as they count, and what each sample says; `sums` are there.
static void weigh(struct Grid *grid, const float *greys, int32_t begin, int32_t end, int32_t to) {
  const double scale = 0.5 / (rules.limit - rules.blood), perSample = 1.0 / rules.share;
  const double *sums = grid->sums;
  const int32_t half = rules.half;
  const v128_t wide = all(half), scales = all(scale), weight = all(rules.weight);
  for (int32_t r = begin; r < to; r++) {
    if (r >= begin + half && r + half + 1 <= end && r + 1 < to) {
      const v128_t sum = wasm_v128_load(sums + r);
      const v128_t inside = wasm_f64x2_div(wasm_f64x2_sub(sum, wasm_v128_load(sums + r - half)), wide);
      const v128_t outside = wasm_f64x2_div(wasm_f64x2_sub(wasm_v128_load(sums + r + half), sum), wide);
      const v128_t step = wasm_f64x2_mul(wasm_f64x2_sub(outside, inside), scales);
      const v128_t within = wasm_f64x2_pmax(wasm_f64x2_pmin(step, all(1)), all(-1));
      wasm_v128_store(grid->steps + r, wasm_f64x2_mul(weight, within));
      r++;
      continue;
    }
    const int32_t i = r - half < begin ? begin : r - half, e = r + half > end ? end : r + half;
    const double inside = r > i ? (sums[r] - sums[i]) / (r - i) : rules.blood;
    const double step = ((sums[e] - sums[r]) / (e - r) - inside) * scale;
    grid->steps[r] = rules.weight * between(-1, step, 1);
  }
  for (int32_t r = begin; r < to; r += 2) {
    const v128_t says = wasm_f64x2_mul(wasm_f64x2_sub(two(greys + r), all(rules.limit)), scales);
    const v128_t within = wasm_f64x2_pmax(wasm_f64x2_pmin(says, all(rules.saysMost)), all(rules.saysLeast));
    wasm_v128_store(grid->says + r, wasm_f64x2_mul(within, all(perSample)));
  }
}

// Sets the costs of a ray, reckoned up to `dear`, against the least of them, at `at`.
static void settle(struct Grid *grid, int32_t ray, int32_t at, int32_t dear) {
  const int32_t samples = grid->samples, begin = grid->first[ray], last = grid->end[ray], inmost = grid->least[ray];
  float *cost = grid->cost + ray * samples;
  const int32_t noSay = at > rules.silentBeyond * last;
  grid->silent[ray] = noSay;
  if (noSay) {
    for (int32_t r = 0; r < inmost; r++) cost[r] = (float)rules.outside;
    for (int32_t r = inmost; r < samples; r++) cost[r] = (float)rules.silentCost;
    return;
  }
  const double lowest = cost[at], outermost = cost[dear - 1];
  if (dear < last) for (int32_t r = dear; r < samples; r++) cost[r] = (float)rules.dearest;
  else for (int32_t r = last; r < samples; r++) cost[r] = (float)(outermost + (r - last + 1) * rules.beyond);
  for (int32_t r = begin, to = dear < last ? dear : samples; r < to; r++) {
    // Rounded once or twice, a difference of two numbers of single precision is the same.
    const float above = cost[r] - (float)lowest;
    cost[r] = above > (float)rules.dearest ? (float)rules.dearest : above;
  }
  const double edge = cost[begin];
  for (int32_t r = 0; r < inmost; r++) cost[r] = (float)rules.outside;
  for (int32_t r = inmost; r < begin; r++) cost[r] = (float)(edge + (rules.hidden * (begin - r)) / rules.share);
}

// Costs of one ray; gives the sample from which on none costs less than the one before it, or −1 where the ray has to be read on first.
static int32_t costAlong(struct Grid *grid, int32_t ray) {
  const int32_t begin = grid->first[ray], end = grid->end[ray], known = grid->known[ray];
  const float *greys = grid->greys + ray * grid->samples;
  float *cost = grid->cost + ray * grid->samples;
  const double *steps = grid->steps, *says = grid->says;
  // As far as the greys that a sample is weighed by are read.
  const int32_t there = end <= known ? end : known - rules.half + 1;
  grid->sums[begin] = 0;
  for (int32_t r = begin, to = end <= known ? end : known; r < to; r++) grid->sums[r + 1] = grid->sums[r] + greys[r];
  weigh(grid, greys, begin, end, there);
  const double wallStep = rules.each * (1.0 / rules.share), fall = -rules.saysLeast * (1.0 / rules.share);
  double likelihood = 0, lowest = 0, wall = 0, least = __builtin_inf();
  // What lies so far above the least stays there, however much the samples to come speak for blood.
  double dear = rules.dearest + rules.weight + rules.rounding + (end - begin) * fall;
  int32_t at = begin, r = begin;
  for (; r < end && likelihood + wall < least + dear; r++, dear -= fall) {
    if (r >= there) return -1;
    if (likelihood - lowest > rules.rise) wall = rules.mostWall < wall + wallStep ? rules.mostWall : wall + wallStep;
    const double here = likelihood + wall - steps[r];
    cost[r] = (float)here;
    at = here < least ? r : at;
    least = wasm_f64x2_extract_lane(wasm_f64x2_pmin(all(least), all(here)), 0);
    likelihood += says[r];
    lowest = wasm_f64x2_extract_lane(wasm_f64x2_pmin(all(lowest), all(likelihood)), 0);
  }
  settle(grid, ray, at, r);
  return r;
}

// Costs of all rays from `ray` on by the rules; stops at a ray that has to be read on first and gives it, else their number.
EXPORTED(costBorders) int32_t costBorders(struct Grid *grid, int32_t ray) {
  if (ray == 0) {
    grid->nearest = grid->samples;
    grid->farthest = 0;
    grid->heard = 0;
  }
  for (; ray < grid->rays; ray++) {
    const int32_t dearest = costAlong(grid, ray), beyondLeast = grid->least[ray] + 1;
    if (dearest < 0) return ray;
    if (grid->first[ray] < grid->nearest) grid->nearest = grid->first[ray];
    if (dearest > grid->farthest) grid->farthest = dearest;
    if (beyondLeast > grid->farthest) grid->farthest = beyondLeast;
    if (!grid->silent[ray]) grid->heard = 1;
  }
  return ray;
}
