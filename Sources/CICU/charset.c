#include "cicu_charset.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

// The detector is in ICU's second library, which would take a good part of the time of a start to load and which a text in UTF-8 does not
// need; so it is loaded when it is asked for.
#define NAME_OF(function) QUOTED(function)
#define QUOTED(name) #name

typedef struct {
  __typeof__(&ucsdet_open) open;
  __typeof__(&ucsdet_close) close;
  __typeof__(&ucsdet_setText) set_text;
  __typeof__(&ucsdet_detect) detect;
  __typeof__(&ucsdet_getName) name;
  __typeof__(&ucsdet_getConfidence) confidence;
} detector_calls;

// 0 where the library is missing.
static int load(detector_calls *calls) {
  void *library = dlopen("libicui18n.so." U_ICU_VERSION_SHORT, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
  // ICU's headers give every function its version's name.
  *(void **)&calls->open = dlsym(library, NAME_OF(ucsdet_open));
  *(void **)&calls->close = dlsym(library, NAME_OF(ucsdet_close));
  *(void **)&calls->set_text = dlsym(library, NAME_OF(ucsdet_setText));
  *(void **)&calls->detect = dlsym(library, NAME_OF(ucsdet_detect));
  *(void **)&calls->name = dlsym(library, NAME_OF(ucsdet_getName));
  *(void **)&calls->confidence = dlsym(library, NAME_OF(ucsdet_getConfidence));
  return calls->open && calls->close && calls->set_text && calls->detect && calls->name && calls->confidence;
}

int32_t cicu_charset_detect(const uint8_t *bytes, size_t length, char *name, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = 0;
  if (length > INT32_MAX) length = INT32_MAX;
  detector_calls calls;
  if (!load(&calls)) return 0;
  UCharsetDetector *detector = calls.open(&status);
  if (U_FAILURE(status)) return 0;
  calls.set_text(detector, (const char *)bytes, (int32_t)length, &status);
  const UCharsetMatch *match = calls.detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL) {
    const char *found = calls.name(match, &status);
    confidence = calls.confidence(match, &status);
    if (U_FAILURE(status) || strlen(found) >= capacity) {
      confidence = 0;
    } else {
      memcpy(name, found, strlen(found) + 1);
    }
  }
  calls.close(detector);
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
