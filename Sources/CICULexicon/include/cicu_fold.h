// Folding of single scalars, for building the fold table when lexicons are compiled. Not for the hot path.
#ifndef CICU_FOLD_H
#define CICU_FOLD_H

#include <stdint.h>

typedef struct cicu_folder cicu_folder;

// NFKC case folding, then Latin to ASCII, then combining marks dropped. Null on failure.
cicu_folder *_Nullable cicu_folder_open(void);
void cicu_folder_close(cicu_folder *_Nullable folder);

// Folds one scalar into UTF-16 units. Returns their number (0 for a scalar that folds away), or -1 on failure.
int32_t cicu_fold(cicu_folder *_Nonnull folder, uint32_t scalar, uint16_t *_Nonnull out, int32_t capacity);

// NFC of UTF-8 text. Returns the bytes needed (which may be more than `capacity`; then `out` is not whole), or -1 on failure.
int32_t cicu_nfc(const uint8_t *_Nullable text, int32_t length, uint8_t *_Nullable out, int32_t capacity);

// Names of countries and cities in the world's languages, for the compiled lexicon.

// The name of a region (ISO 3166-1 alpha-2) in a locale's language, as UTF-8. Returns its length in bytes, 0 where ICU has none or it is
// longer than `capacity`.
int32_t cicu_region_name(const char *_Nonnull locale, const char *_Nonnull region, uint8_t *_Nonnull out, int32_t capacity);

// The identifier of a region's time zone, by its place among them (from 0): "Europe/Berlin". Returns its length, 0 past the last.
int32_t cicu_region_zone(const char *_Nonnull region, int32_t place, uint8_t *_Nonnull out, int32_t capacity);

// The city that a time zone is called by, in a locale's language. Returns its length, 0 where the locale has no name of its own for it.
int32_t cicu_zone_city(const char *_Nonnull locale, const char *_Nonnull zone, uint8_t *_Nonnull out, int32_t capacity);

#endif
