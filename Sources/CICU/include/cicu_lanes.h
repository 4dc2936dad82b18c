// Small steps over many numbers at once, for which Swift has no words that compile as well. All are inlined where they are used.
#ifndef CICU_LANES_H
#define CICU_LANES_H

#include <stdint.h>

// Eight bits of each of 64 bytes: those of one place together, the first byte's lowest.
typedef struct {
  uint64_t bit0, bit1, bit2, bit3, bit4, bit5, bit6, bit7;
} cicu_planes;

#if defined(__SSE2__)

typedef char cicu_sixteen __attribute__((vector_size(16)));

// The highest bits of 64 bytes.
static inline __attribute__((always_inline)) uint64_t cicu_highest(cicu_sixteen a, cicu_sixteen b, cicu_sixteen c, cicu_sixteen d) {
  uint64_t low = (uint32_t)__builtin_ia32_pmovmskb128(a) | (uint32_t)__builtin_ia32_pmovmskb128(b) << 16;
  uint64_t high = (uint32_t)__builtin_ia32_pmovmskb128(c) | (uint32_t)__builtin_ia32_pmovmskb128(d) << 16;
  return low | high << 32;
}

static inline __attribute__((always_inline)) cicu_planes cicu_planes_of(const uint8_t *_Nonnull bytes) {
  cicu_sixteen a, b, c, d;
  __builtin_memcpy(&a, bytes, 16);
  __builtin_memcpy(&b, bytes + 16, 16);
  __builtin_memcpy(&c, bytes + 32, 16);
  __builtin_memcpy(&d, bytes + 48, 16);
  uint64_t of[8];
  for (int k = 7; k >= 0; k--) {
    of[k] = cicu_highest(a, b, c, d);
    // A byte added to itself is moved by one bit.
    a += a, b += b, c += c, d += d;
  }
  cicu_planes planes = {of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7]};
  return planes;
}

#else

static inline __attribute__((always_inline)) cicu_planes cicu_planes_of(const uint8_t *_Nonnull bytes) {
  uint64_t of[8] = {0, 0, 0, 0, 0, 0, 0, 0};
  for (int first = 0; first < 64; first += 8) {
    uint64_t eight = 0;
    for (int k = 0; k < 8; k++) eight |= (uint64_t)bytes[first + k] << (8 * k);
    // Each byte's bit is multiplied to a place of its own in the highest byte, and nothing is carried.
    for (int k = 0; k < 8; k++) of[k] |= ((eight >> k & 0x0101010101010101u) * 0x0102040810204080u >> 56) << first;
  }
  cicu_planes planes = {of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7]};
  return planes;
}

#endif

typedef int16_t cicu_eight __attribute__((ext_vector_type(8)));

// The greatest of eight numbers.
static inline __attribute__((always_inline)) int16_t cicu_greatest(cicu_eight numbers) { return __builtin_reduce_max(numbers); }

#endif
