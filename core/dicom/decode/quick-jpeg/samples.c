// What is read off a decoded scan: its samples as they are stored, colours brought to full size as libjpeg-turbo does.
#include "jpeg.h"

// How much wider and higher than a component the picture is.
static int32_t wider(const struct Part *part) { return scan.part[0].across / part->across; }
static int32_t higher(const struct Part *part) { return scan.part[0].down / part->down; }

// The samples of the first component, row after row, where they are.
EXPORTED(grey) uint8_t *grey(void) {
  const struct Part *part = &scan.part[0];
  if (part->stride != scan.columns)
    for (int32_t y = 1; y < scan.rows; y++)
      __builtin_memmove(part->plane + (size_t)y * scan.columns, part->plane + (size_t)y * part->stride, scan.columns);
  return part->plane;
}

// Whether any colour difference is not nil.
EXPORTED(isColoured) int32_t isColoured(void) { return (scan.part[1].coloured | scan.part[2].coloured) != 0; }

// Memory for so many bytes behind the planes; NULL: none.
static uint8_t *room(size_t bytes) {
  const struct Part *last = &scan.part[scan.parts - 1];
  uint8_t *out = last->plane + (size_t)last->stride * (size_t)last->height;
  size_t pages = ((size_t)(out + bytes) + 65535) >> 16, there = __builtin_wasm_memory_size(0);
  return pages > there && __builtin_wasm_memory_grow(0, pages - there) == (size_t)-1 ? NULL : out;
}

// A row twice as wide: each sample is three quarters of the nearer and one of the next; `near` holds sums of `unit` samples.
static void widen(const int32_t *near, int32_t width, uint8_t *out, int32_t columns, int32_t shift, int32_t before, int32_t behind) {
  for (int32_t x = 0; x < columns; x++) {
    int32_t k = x >> 1, other = x & 1 ? k + 1 : k - 1;
    int32_t beside = near[other < 0 ? 0 : other >= width ? width - 1 : other];
    out[x] = (uint8_t)((3 * near[k] + beside + (x & 1 ? behind : before)) >> shift);
  }
}

// Row y of a component in the size of the picture, as libjpeg's "fancy" upsampling makes it.
static void fullRow(const struct Part *part, int32_t y, int32_t *sums, uint8_t *out) {
  int32_t across = wider(part), down = higher(part);
  int32_t width = (scan.columns + across - 1) / across, height = (scan.rows + down - 1) / down;
  int32_t row = y / down, other = down == 1 ? row : y & 1 ? row + 1 : row - 1;
  if (other < 0) other = 0;
  if (other >= height) other = height - 1;
  const uint8_t *near = part->plane + (size_t)row * part->stride, *far = part->plane + (size_t)other * part->stride;
  if (across == 1) {
    for (int32_t x = 0; x < width; x++)
      out[x] = down == 1 ? near[x] : (uint8_t)((3 * near[x] + far[x] + (y & 1 ? 2 : 1)) >> 2);
  } else if (width <= 2) {
    for (int32_t x = 0; x < scan.columns; x++) out[x] = near[x >> 1];
  } else {
    for (int32_t x = 0; x < width; x++) sums[x] = down == 1 ? near[x] : 3 * near[x] + far[x];
    if (down == 1) widen(sums, width, out, scan.columns, 2, 1, 2);
    else widen(sums, width, out, scan.columns, 4, 8, 7);
  }
}

// The three components of each pixel side by side, as they are stored; NULL: no memory.
EXPORTED(interleaved) uint8_t *interleaved(void) {
  size_t columns = (size_t)scan.columns, bytes = 3 * columns * (size_t)scan.rows;
  uint8_t *out = room(bytes + 16 + 6 * columns + 64);
  if (out == NULL) return NULL;
  int32_t *sums = (int32_t *)(((size_t)(out + bytes) + 15) & ~(size_t)15);
  uint8_t *blue = (uint8_t *)(sums + columns), *red = blue + columns, *to = out;
  for (int32_t y = 0; y < scan.rows; y++) {
    const uint8_t *luma = scan.part[0].plane + (size_t)y * scan.part[0].stride;
    fullRow(&scan.part[1], y, sums, blue);
    fullRow(&scan.part[2], y, sums, red);
    for (int32_t x = 0; x < scan.columns; x++, to += 3) {
      to[0] = luma[x];
      to[1] = blue[x];
      to[2] = red[x];
    }
  }
  return out;
}
