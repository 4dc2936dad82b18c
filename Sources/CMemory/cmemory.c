#include "cmemory.h"

#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__)

#include <limits.h>
#include <malloc.h>

void cmemory_keep(void) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
}

void cmemory_give_back(void) {
  // The allocator's own number, and the thresholds that it gets to by itself once it has seen large blocks come and go.
  mallopt(M_MMAP_MAX, 65536);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  malloc_trim(0);
}

#else

void cmemory_keep(void) {}
void cmemory_give_back(void) {}

#endif
