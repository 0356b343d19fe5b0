// The two steps of a convolution over a ring of rays: neighbours side by side in rows, then rows times weights. No library:
// memory is what lies behind the program's own. Built here by clang and lld 14.0.6:
// clang --target=wasm32 -O3 -msimd128 -mbulk-memory -nostdlib -ffreestanding -Wall -Wextra -Wl,--no-entry,--strip-all,-z,stack-size=4096,--export=__heap_base -o convolution.wasm convolution.c
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORTED(name) __attribute__((export_name(#name), used))

// Rows of rays × samples × channels: of every so-many-th ray and sample the kernel's samples of the ray itself, then the sums
// of those of the rays to both sides, so many rays away. Beyond the samples there is nothing.
EXPORTED(gather)
void gather(const float *from, float *into, int32_t rays, int32_t samples, int32_t channels, int32_t everyRay, int32_t everySample,
            int32_t kernel, int32_t dilation) {
  int32_t size = samples * channels;
  for (int32_t ray = 0; ray < rays; ray += everyRay) {
    const float *here = from + ray * size;
    const float *before = from + (ray - dilation + rays) % rays * size;
    const float *after = from + (ray + dilation) % rays * size;
    for (int32_t sample = 0; sample < samples; sample += everySample)
      for (int32_t side = 0; side < 2; side++)
        for (int32_t k = 0; k < kernel; k++) {
          int32_t at = sample + k - kernel / 2;
          int32_t isThere = at >= 0 && at < samples;
          at *= channels;
          for (int32_t channel = 0; channel < channels; channel++, at++)
            *into++ = !isThere ? 0 : side == 0 ? here[at] : before[at] + after[at];
        }
  }
}

// Each row times the weights (size × units, units by eights) and the biases of its sample, rectified; written or added. Rows by fours.
EXPORTED(multiply)
void multiply(const float *rows, int32_t count, int32_t size, const float *weights, int32_t units, const float *biases, int32_t samples,
              float *into, int32_t isAdded) {
  const v128_t nothing = wasm_f32x4_splat(0);
  for (int32_t row = 0; row < count; row += 4) {
    const float *a = rows + row * size, *b = a + size, *c = b + size, *d = c + size;
    for (int32_t unit = 0; unit < units; unit += 8) {
      v128_t sums[8];
      for (int32_t k = 0; k < 8; k++) sums[k] = wasm_v128_load(biases + (row + k / 2) % samples * units + unit + 4 * (k % 2));
      const float *weight = weights + unit;
      for (int32_t k = 0; k < size; k++, weight += units) {
        v128_t x = wasm_v128_load(weight), y = wasm_v128_load(weight + 4);
        v128_t p = wasm_v128_load32_splat(a + k), q = wasm_v128_load32_splat(b + k);
        v128_t r = wasm_v128_load32_splat(c + k), s = wasm_v128_load32_splat(d + k);
        sums[0] = wasm_f32x4_add(sums[0], wasm_f32x4_mul(p, x));
        sums[1] = wasm_f32x4_add(sums[1], wasm_f32x4_mul(p, y));
        sums[2] = wasm_f32x4_add(sums[2], wasm_f32x4_mul(q, x));
        sums[3] = wasm_f32x4_add(sums[3], wasm_f32x4_mul(q, y));
        sums[4] = wasm_f32x4_add(sums[4], wasm_f32x4_mul(r, x));
        sums[5] = wasm_f32x4_add(sums[5], wasm_f32x4_mul(r, y));
        sums[6] = wasm_f32x4_add(sums[6], wasm_f32x4_mul(s, x));
        sums[7] = wasm_f32x4_add(sums[7], wasm_f32x4_mul(s, y));
      }
      for (int32_t k = 0; k < 8; k++) {
        float *to = into + (row + k / 2) * units + unit + 4 * (k % 2);
        v128_t rectified = wasm_f32x4_pmax(sums[k], nothing);
        wasm_v128_store(to, isAdded ? wasm_f32x4_add(wasm_v128_load(to), rectified) : rectified);
      }
    }
  }
}
