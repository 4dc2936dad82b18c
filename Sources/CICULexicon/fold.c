#include "cicu_fold.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct cicu_folder {
  const UNormalizer2 *casefold;
  UTransliterator *ascii;
};

cicu_folder *cicu_folder_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_folder *f = calloc(1, sizeof *f);
  if (f == NULL) return NULL;
  f->casefold = unorm2_getNFKCCasefoldInstance(&status);
  static const UChar id[] = u"Latin-ASCII; NFD; [:Mn:] Remove; NFC; Lower";
  f->ascii = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) {
    cicu_folder_close(f);
    return NULL;
  }
  return f;
}

void cicu_folder_close(cicu_folder *f) {
  if (f == NULL) return;
  if (f->ascii) utrans_close(f->ascii);
  free(f);
}

int32_t cicu_fold(cicu_folder *f, uint32_t scalar, uint16_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[2], folded[64];
  int32_t length = 0;
  UBool failed = 0;
  U16_APPEND(source, length, 2, scalar, failed);
  if (failed) return -1;
  int32_t n = unorm2_normalize(f->casefold, source, length, folded, 64, &status);
  if (U_FAILURE(status)) return -1;
  int32_t limit = n;
  utrans_transUChars(f->ascii, folded, &n, 64, 0, &limit, &status);
  if (U_FAILURE(status) || n > capacity) return -1;
  for (int32_t i = 0; i < n; i++) out[i] = folded[i];
  return n;
}

int32_t cicu_nfc(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  if (length == 0) return 0;
  UChar *wide = malloc(sizeof(UChar) * (size_t)length);
  UChar *composed = malloc(sizeof(UChar) * (size_t)length * 3);
  int32_t result = -1, n = 0;
  if (wide && composed) {
    u_strFromUTF8(wide, length, &n, (const char *)text, length, &status);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t m = U_SUCCESS(status) ? unorm2_normalize(nfc, wide, n, composed, length * 3, &status) : 0;
    if (U_SUCCESS(status)) {
      u_strToUTF8((char *)out, capacity, &result, composed, m, &status);
      if (status == U_BUFFER_OVERFLOW_ERROR || status == U_STRING_NOT_TERMINATED_WARNING) status = U_ZERO_ERROR;
      if (U_FAILURE(status)) result = -1;
    }
  }
  free(wide);
  free(composed);
  return result;
}
