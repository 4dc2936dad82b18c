#include "clexicons.h"

// In the file that the build step writes (Plugins/CompileLexicons).
extern const unsigned char clexicons_bytes[];
extern const size_t clexicons_count;

const uint8_t *clexicons_image(void) { return clexicons_bytes; }

size_t clexicons_image_size(void) { return clexicons_count; }
