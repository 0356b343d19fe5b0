// Reads the blocks of a sequential JPEG scan as strictly as libjpeg-turbo and more: a stream that this does not read to its exact end is left to it.
#include "jpeg.h"
#include <wasm_simd128.h>

#define CODES 8
// What may be read behind the end before it is seen: 63 codes of 16 bits with 15 more each.
#define BEHIND 272

struct Scan scan;
static struct Code codes[CODES];
static uint16_t steps[4][64];
static uint8_t *input, *packed;
static int32_t length;
extern uint8_t __heap_base;

static const uint8_t ZIGZAG[64] = {
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
};

EXPORTED(scanAt) struct Scan *scanAt(void) { return &scan; }
EXPORTED(codeAt) struct Code *codeAt(int32_t slot) { return &codes[slot]; }
EXPORTED(stepsAt) uint16_t *stepsAt(int32_t slot) { return steps[slot]; }

// The number that `size` bits at the top stand for: the upper half as they are, the lower half negative (T.81 table F.1).
static inline int32_t numberOf(uint32_t bits, int32_t size) {
  if (size == 0) return 0;
  int32_t value = (int32_t)(bits >> (32 - size));
  return bits >> 31 ? value : value - (1 << size) + 1;
}

// Symbol << 8 | length of the code at the top; 0 where there is none.
static int32_t symbolAt(const struct Code *code, uint32_t bits) {
  int32_t found = code->lookup[bits >> (32 - LOOKUP_BITS)];
  if (found != 0) return found;
  for (int32_t size = LOOKUP_BITS + 1; size <= LONGEST_CODE; size++) {
    int32_t one = (int32_t)(bits >> (32 - size));
    if (one <= code->greatest[size]) return code->symbols[(one + code->shift[size]) & 255] << 8 | size;
  }
  return 0;
}

// What a code and the bits behind it say, as Code.quick has it; 0 where there is no such code. Without a coefficient a code ends the block, except the one of sixteen zeros.
static int32_t entryAt(const struct Code *code, uint32_t bits, int32_t isDc) {
  int32_t found = symbolAt(code, bits);
  if (found == 0) return 0;
  int32_t size = (found >> 8) & 15, zeros = found >> 12, used = found & 31;
  if (isDc) zeros = 0;
  else if (size == 0 && zeros != 15) zeros = END_OF_BLOCK;
  return (int32_t)((uint32_t)numberOf(bits << used, size) << 16 | zeros << 8 | (used + size));
}

// Makes the quick part of a code whose other parts were written.
EXPORTED(codeWritten) void codeWritten(int32_t slot, int32_t isDc) {
  struct Code *code = &codes[slot];
  for (uint32_t k = 0; k < 1 << QUICK_BITS; k++) {
    uint32_t bits = k << (32 - QUICK_BITS);
    int32_t entry = code->lookup[bits >> (32 - LOOKUP_BITS)] ? entryAt(code, bits, isDc) : 0;
    code->quick[k] = (entry & 255) <= QUICK_BITS ? entry : 0;
  }
}

// Where to write a stream of so many bytes: behind it come its packed bits and the planes of the scan, which is described by now. 0: no memory.
EXPORTED(reserve) uint8_t *reserve(int32_t bytes) {
  input = (uint8_t *)(((size_t)&__heap_base + 15) & ~(size_t)15);
  length = bytes;
  packed = input + bytes + 16;
  uint8_t *end = packed + bytes + BEHIND + 16;
  for (int32_t k = 0; k < scan.parts; k++) {
    struct Part *part = &scan.part[k];
    part->stride = 8 * scan.unitsAcross * part->across;
    part->height = 8 * scan.unitsDown * part->down;
    part->plane = end;
    part->coloured = 0;
    end += (size_t)part->stride * (size_t)part->height;
  }
  size_t pages = ((size_t)end + 65535) >> 16, there = __builtin_wasm_memory_size(0);
  return pages > there && __builtin_wasm_memory_grow(0, pages - there) == (size_t)-1 ? NULL : input;
}

// Packs the bits from a place on up to the next marker, each stuffed 0xff 0x00 as one 0xff; gives how many bytes, and in `end` where the marker is.
static int32_t pack(int32_t from, int32_t *end) {
  uint8_t *to = packed;
  v128_t marks = wasm_i8x16_splat(-1);
  for (;;) {
    while (from < length) {
      v128_t bytes = wasm_v128_load(input + from);
      uint32_t found = (uint32_t)wasm_i8x16_bitmask(wasm_i8x16_eq(bytes, marks));
      int32_t many = found ? __builtin_ctz(found) : 16;
      wasm_v128_store(to, bytes);
      if (many > length - from) many = length - from;
      from += many;
      to += many;
      if (many < 16) break;
    }
    int32_t next = from + 1;
    while (next < length && input[next] == 0xff) next++;
    if (from >= length || next >= length || input[next] != 0) {
      *end = from >= length ? length : next - 1;
      wasm_v128_store(to, wasm_i64x2_splat(0));
      return (int32_t)(to - packed);
    }
    *to++ = 0xff;
    from = next + 1;
  }
}

// Bits that come next, at the top, and the byte behind them.
struct Bits { uint64_t bits; int32_t count; const uint8_t *at; };

static inline void fill(struct Bits *b) {
  if (b->count > 32) return;
  uint32_t four = *(const uint32_t *)b->at;
  four = (((four << 8) | (four >> 24)) & 0x00ff00ff) | (((four << 24) | (four >> 8)) & 0xff00ff00);
  b->bits |= (uint64_t)four << (32 - b->count);
  b->count += 32;
  b->at += 4;
}

static inline int32_t next(struct Bits *b, const struct Code *code, int32_t isDc) {
  fill(b);
  int32_t entry = code->quick[b->bits >> (64 - QUICK_BITS)];
  if (entry == 0) entry = entryAt(code, (uint32_t)(b->bits >> 32), isDc);
  b->bits <<= entry & 255;
  b->count -= entry & 255;
  return entry;
}

// Reads and transforms the next block of a component; 0 where its bits make no sense or its coefficients are too great.
static int32_t readBlock(struct Bits *b, struct Part *part, int16_t *block, uint8_t *out) {
  const uint16_t *by = steps[part->steps];
  const struct Code *ac = &codes[part->ac];
  int32_t entry = next(b, &codes[part->dc], 1), k = 1, sum = 0;
  if (entry == 0) return 0;
  part->level += entry >> 16;
  if (part->level < -32768 || part->level > 32767) return 0;
  int32_t first = part->level * by[0];
  while (k < 64) {
    entry = next(b, ac, 0);
    if (entry == 0) return 0;
    k += (entry >> 8) & 255;
    if (k >= END_OF_BLOCK) break;
    if (k > 63) return 0;
    int32_t value = (entry >> 16) * by[k];
    sum += value < 0 ? -value : value;
    block[ZIGZAG[k++]] = (int16_t)value;
  }
  part->coloured |= first | sum;
  block[0] = (int16_t)first;
  int32_t all = sum + (first < 0 ? -first : first);
  if (all > MOST_GREAT) return 0;
  if (sum == 0) inverseFlat(first, out, part->stride);
  else if (all <= MOST) inverse(block, out, part->stride);
  else inverseGreat(block, out, part->stride);
  for (int r = 0; r < 8; r++) wasm_v128_store(block + 8 * r, wasm_i64x2_splat(0));
  return 1;
}

// Reads units from one to before another; 0 where they make no sense or do not end with the bits.
static int32_t readUnits(int32_t from, int32_t to, int32_t bytes) {
  static int16_t block[64] __attribute__((aligned(16)));
  struct Bits b = {0, 0, packed};
  for (int32_t k = 0; k < 64; k++) block[k] = 0;
  for (int32_t k = 0; k < scan.parts; k++) scan.part[k].level = 0;
  int64_t left = 8 * (int64_t)bytes;
  for (int32_t unit = from; unit < to; unit++) {
    int32_t x = unit % scan.unitsAcross, y = unit / scan.unitsAcross;
    for (int32_t p = 0; p < scan.parts; p++) {
      struct Part *part = &scan.part[p];
      for (int32_t k = 0; k < part->across * part->down; k++) {
        int32_t column = x * part->across + k % part->across, row = y * part->down + k / part->across;
        uint8_t *out = part->plane + (size_t)(8 * row) * part->stride + 8 * column;
        if (!readBlock(&b, part, block, out)) return 0;
        left = 8 * (int64_t)bytes - (8 * (int64_t)(b.at - packed) - b.count);
        if (left < 0) return 0;
      }
    }
  }
  return left < 8;
}

// Decodes the scan whose bits begin at a place; gives the place of the marker behind it, −1 where libjpeg-turbo has to decide.
EXPORTED(decode) int32_t decode(int32_t at) {
  int32_t units = scan.unitsAcross * scan.unitsDown, together = scan.restart ? scan.restart : units, end = at;
  for (int32_t first = 0; first < units; first += together) {
    int32_t last = first + together >= units, bytes = pack(end, &end);
    if (!readUnits(first, last ? units : first + together, bytes)) return -1;
    if (last) return end;
    if (end + 1 >= length || input[end + 1] != (0xd0 | ((first / together) & 7))) return -1;
    end += 2;
  }
  return -1;
}
