#include "cicu_charset.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

int32_t cicu_charset_detect(const uint8_t *bytes, size_t length, char *name, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = 0;
  if (length > INT32_MAX) length = INT32_MAX;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return 0;
  ucsdet_setText(detector, (const char *)bytes, (int32_t)length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL) {
    const char *found = ucsdet_getName(match, &status);
    confidence = ucsdet_getConfidence(match, &status);
    if (U_FAILURE(status) || strlen(found) >= capacity) {
      confidence = 0;
    } else {
      memcpy(name, found, strlen(found) + 1);
    }
  }
  ucsdet_close(detector);
  return confidence;
}

// ICU's substitution, counted.
static void substitute(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
                       UConverterCallbackReason reason, UErrorCode *status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*(size_t *)context;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, units, length, reason, status);
}

uint8_t *cicu_charset_decode(const char *name, const uint8_t *bytes, size_t length, size_t *decoded_length,
                             size_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open(name, &status);
  UConverter *to = ucnv_open("UTF-8", &status);
  // Four bytes of UTF-8 hold what two of any encoding mean; single bytes mean three at most.
  size_t capacity = length * 3 + 16;
  uint8_t *out = U_SUCCESS(status) ? malloc(capacity) : NULL;
  *decoded_length = 0;
  *replaced = 0;
  if (out != NULL) {
    ucnv_setToUCallBack(from, substitute, replaced, NULL, NULL, &status);
    UChar pivot[2048], *pivot_source = pivot, *pivot_target = pivot;
    char *target = (char *)out;
    const char *source = (const char *)bytes;
    ucnv_convertEx(to, from, &target, (char *)out + capacity, &source, (const char *)bytes + length, pivot,
                   &pivot_source, &pivot_target, pivot + 2048, 1, 1, &status);
    if (U_FAILURE(status)) {
      free(out);
      out = NULL;
    } else {
      *decoded_length = (size_t)(target - (char *)out);
    }
  }
  if (from != NULL) ucnv_close(from);
  if (to != NULL) ucnv_close(to);
  return out;
}

void cicu_charset_free(uint8_t *decoded) { free(decoded); }
