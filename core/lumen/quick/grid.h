// What the parts of the quick search share. No library: memory is what lies behind the program's own. Every sum, product and rounding is the one that
// JavaScript makes of the same numbers, two at a time. Built here by clang and lld 14.0.6, after which `sha256sum *.h *.c *.wasm > SHA256SUMS` and the
// program stands in program-text.ts in base64:
// clang --target=wasm32 -O3 -msimd128 -ffp-contract=off -nostdlib -ffreestanding -Wall -Wextra -Wl,--no-entry,--strip-all,--export=__heap_base,--initial-memory=2097152,-z,stack-size=16384 -o quick.wasm costs.c path.c even.c
#pragma once
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORTED(name) __attribute__((export_name(#name), used))

// A polar grid as polar-grid.ts has it; where each of its buffers is.
struct Grid {
  int32_t rays, samples;
  float *greys, *spare, *cost, *total;
  int8_t *came;
  int16_t *first, *end, *least, *known, *walk;
  uint8_t *silent;
  // Of one ray: sums of its greys, steps across each sample, and how much each sample says against blood.
  double *sums, *steps, *says;
  // What costs.c finds: no ray costs less further in than at `nearest`, nor from `farthest` on than right before it; whether any ray has a say.
  int32_t nearest, farthest, heard;
};

// Two numbers of single precision, as double.
static inline v128_t two(const float *at) { return wasm_f64x2_promote_low_f32x4(wasm_v128_load64_zero(at)); }
static inline void putTwo(float *at, v128_t value) { wasm_v128_store64_lane(at, wasm_f32x4_demote_f64x2_zero(value), 0); }
static inline v128_t all(double value) { return wasm_f64x2_splat(value); }
