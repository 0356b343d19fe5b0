// What the parts of the quick JPEG decoder share. No library: memory is what lies behind the program's own. Built here by clang and lld 14.0.6,
// after which `sha256sum *.h *.c *.wasm > SHA256SUMS`:
// clang --target=wasm32 -O3 -msimd128 -mbulk-memory -nostdlib -ffreestanding -Wall -Wextra -Wl,--no-entry,--strip-all,-z,stack-size=16384 -o quick-jpeg.wasm scan.c inverse.c samples.c
#pragma once
#include <stddef.h>
#include <stdint.h>

#define EXPORTED(name) __attribute__((export_name(#name), used))

// Bits looked at in one step; longer codes, and those whose number does not fit, are walked.
#define QUICK_BITS 11
#define LOOKUP_BITS 12
#define LONGEST_CODE 16
// More than any run of zeros: the rest of the block is empty.
#define END_OF_BLOCK 128

// A Huffman code as huffman.ts has it, and by its next QUICK_BITS bits: number << 16 | zeros before it << 8 | bits in all; 0 where it has to be walked.
struct Code {
  int32_t lookup[1 << LOOKUP_BITS];
  int32_t greatest[LONGEST_CODE + 1];
  int32_t shift[LONGEST_CODE + 1];
  uint8_t symbols[256];
  int32_t quick[1 << QUICK_BITS];
};

// A component of the scan: blocks of a unit across and down, which codes and steps; then where its samples are.
struct Part {
  int32_t across, down, dc, ac, steps;
  uint8_t *plane;
  int32_t stride, height, level, coloured;
};

struct Scan {
  int32_t columns, rows, parts, unitsAcross, unitsDown, restart;
  struct Part part[3];
};

extern struct Scan scan;

// All coefficients of a block together, their steps counted in: up to so many a transform with 16 bits, or with 32, does not overflow.
#define MOST 5800
#define MOST_GREAT 16384

// Makes 64 coefficients (row by row, times their steps), together at most MOST, into 8 × 8 samples.
void inverse(const int16_t *block, uint8_t *out, int32_t stride);
// The same for at most MOST_GREAT.
void inverseGreat(const int16_t *block, uint8_t *out, int32_t stride);
// The same where all are 0 but the first.
void inverseFlat(int32_t first, uint8_t *out, int32_t stride);
