#include "cicu_break.h"

void cicu_prefetch(const void *base, const int32_t *places, int32_t count, int32_t stride) {
  // Numbers, since an address outside of an object is none.
  for (int32_t i = 0; i < count; i++) __builtin_prefetch((const void *)((uintptr_t)base + (uintptr_t)((intptr_t)places[i] * stride)));
}

void cicu_prefetch_masked(const void *base, const uint64_t *places, int32_t count, uint64_t mask) {
  for (int32_t i = 0; i < count; i++) __builtin_prefetch((const void *)((uintptr_t)base + (uintptr_t)(places[i] & mask)));
}
