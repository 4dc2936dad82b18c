// The lexicon that the build compiled from this folder's languages: the image that Sources/Lexicon reads.
#ifndef CLEXICONS_H
#define CLEXICONS_H

#include <stddef.h>
#include <stdint.h>

/// The image's first byte, on a boundary of 64 bytes. It lives as long as the program and never changes.
const uint8_t *_Nonnull clexicons_image(void);

/// The image's length in bytes.
size_t clexicons_image_size(void);

#endif
