// The inverse discrete cosine transform of libjpeg (Loeffler, Ligtenberg and Moschytz with 13 bits behind the point; columns first), to the
// last bit: all its sums are linear, so that they may be taken in any order as long as none overflows.
#include "jpeg.h"
#include <wasm_simd128.h>

#define PAIR(a, b) wasm_i16x8_make(a, b, a, b, a, b, a, b)

struct Wide { v128_t low, high; };

static inline struct Wide dots(v128_t one, v128_t other, v128_t by) {
  v128_t low = wasm_i16x8_shuffle(one, other, 0, 8, 1, 9, 2, 10, 3, 11);
  v128_t high = wasm_i16x8_shuffle(one, other, 4, 12, 5, 13, 6, 14, 7, 15);
  return (struct Wide){wasm_i32x4_dot_i16x8(low, by), wasm_i32x4_dot_i16x8(high, by)};
}

static inline struct Wide plus(struct Wide a, struct Wide b) {
  return (struct Wide){wasm_i32x4_add(a.low, b.low), wasm_i32x4_add(a.high, b.high)};
}

static inline struct Wide minus(struct Wide a, struct Wide b) {
  return (struct Wide){wasm_i32x4_sub(a.low, b.low), wasm_i32x4_sub(a.high, b.high)};
}

static inline v128_t rounded(struct Wide a, int bits) {
  v128_t half = wasm_i32x4_splat(1 << (bits - 1));
  v128_t low = wasm_i32x4_shr(wasm_i32x4_add(a.low, half), bits);
  v128_t high = wasm_i32x4_shr(wasm_i32x4_add(a.high, half), bits);
  return wasm_i16x8_narrow_i32x4(low, high);
}

// One way: r[k] holds coefficient k of eight rows or columns, and afterwards sample k of them.
static inline void transform(v128_t r[8], int bits) {
  struct Wide sum = dots(r[0], r[4], PAIR(8192, 8192)), difference = dots(r[0], r[4], PAIR(8192, -8192));
  struct Wide two = dots(r[2], r[6], PAIR(4433, 4433 - 15137)), three = dots(r[2], r[6], PAIR(4433 + 6270, 4433));
  struct Wide even[4] = {plus(sum, three), plus(difference, two), minus(difference, two), minus(sum, three)};
  struct Wide odd[4] = {
    plus(dots(r[1], r[3], PAIR(11363, 9633)), dots(r[5], r[7], PAIR(6437, 2260))),
    plus(dots(r[1], r[3], PAIR(9633, -2259)), dots(r[5], r[7], PAIR(-11362, -6436))),
    plus(dots(r[1], r[3], PAIR(6437, -11362)), dots(r[5], r[7], PAIR(2261, 9633))),
    plus(dots(r[1], r[3], PAIR(2260, -6436)), dots(r[5], r[7], PAIR(9633, -11363))),
  };
  for (int k = 0; k < 4; k++) {
    r[k] = rounded(plus(even[k], odd[k]), bits);
    r[7 - k] = rounded(minus(even[k], odd[k]), bits);
  }
}

static inline void transpose(v128_t r[8]) {
  v128_t a[8], b[8];
  for (int k = 0; k < 4; k++) {
    a[2 * k] = wasm_i16x8_shuffle(r[k], r[k + 4], 0, 8, 1, 9, 2, 10, 3, 11);
    a[2 * k + 1] = wasm_i16x8_shuffle(r[k], r[k + 4], 4, 12, 5, 13, 6, 14, 7, 15);
  }
  for (int k = 0; k < 4; k++) {
    b[2 * k] = wasm_i16x8_shuffle(a[k], a[k + 4], 0, 8, 1, 9, 2, 10, 3, 11);
    b[2 * k + 1] = wasm_i16x8_shuffle(a[k], a[k + 4], 4, 12, 5, 13, 6, 14, 7, 15);
  }
  for (int k = 0; k < 4; k++) {
    r[2 * k] = wasm_i16x8_shuffle(b[k], b[k + 4], 0, 8, 1, 9, 2, 10, 3, 11);
    r[2 * k + 1] = wasm_i16x8_shuffle(b[k], b[k + 4], 4, 12, 5, 13, 6, 14, 7, 15);
  }
}

// Samples as libjpeg limits them: of what lies far beyond the range only the lowest ten bits count.
static inline v128_t limited(v128_t levels) {
  v128_t ten = wasm_i16x8_shr(wasm_i16x8_shl(levels, 6), 6);
  v128_t samples = wasm_i16x8_add(ten, wasm_i16x8_splat(128));
  return wasm_u8x16_narrow_i16x8(samples, samples);
}

void inverse(const int16_t *block, uint8_t *out, int32_t stride) {
  v128_t r[8];
  for (int k = 0; k < 8; k++) r[k] = wasm_v128_load(block + 8 * k);
  transform(r, 11);
  transpose(r);
  transform(r, 18);
  transpose(r);
  for (int k = 0; k < 8; k++) wasm_v128_store64_lane(out + k * stride, limited(r[k]), 0);
}

void inverseFlat(int32_t first, uint8_t *out, int32_t stride) {
  v128_t samples = limited(wasm_i16x8_splat((4 * first + 16) >> 5));
  for (int k = 0; k < 8; k++) wasm_v128_store64_lane(out + k * stride, samples, 0);
}

// One way with 32 bits for each of `step`-th values; matrix of the even and odd halves as in `transform`.
static void transformGreat(int32_t *r, int32_t step, int32_t bits) {
  static const int32_t EVEN[4][4] = {
    {8192, 10703, 8192, 4433}, {8192, 4433, -8192, -10704}, {8192, -4433, -8192, 10704}, {8192, -10703, 8192, -4433}};
  static const int32_t ODD[4][4] = {
    {11363, 9633, 6437, 2260}, {9633, -2259, -11362, -6436}, {6437, -11362, 2261, 9633}, {2260, -6436, 9633, -11363}};
  int32_t out[8];
  for (int32_t k = 0; k < 4; k++) {
    int32_t even = 1 << (bits - 1), odd = 0;
    for (int32_t j = 0; j < 4; j++) {
      even += EVEN[k][j] * r[2 * j * step];
      odd += ODD[k][j] * r[(2 * j + 1) * step];
    }
    out[k] = (even + odd) >> bits;
    out[7 - k] = (even - odd) >> bits;
  }
  for (int32_t k = 0; k < 8; k++) r[k * step] = out[k];
}

void inverseGreat(const int16_t *block, uint8_t *out, int32_t stride) {
  int32_t r[64];
  for (int32_t k = 0; k < 64; k++) r[k] = block[k];
  for (int32_t k = 0; k < 8; k++) transformGreat(r + k, 8, 11);
  for (int32_t k = 0; k < 8; k++) transformGreat(r + 8 * k, 1, 18);
  for (int32_t k = 0; k < 64; k++) {
    int32_t sample = (int32_t)((uint32_t)r[k] << 22) / (1 << 22) + 128;
    out[(k >> 3) * stride + (k & 7)] = (uint8_t)(sample < 0 ? 0 : sample > 255 ? 255 : sample);
  }
}
