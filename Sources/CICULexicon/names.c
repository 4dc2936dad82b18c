#include "cicu_fold.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

static int32_t utf8(const UChar *wide, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = 0;
  u_strToUTF8((char *)out, capacity, &n, wide, length, &status);
  return U_SUCCESS(status) && n <= capacity ? n : 0;
}

int32_t cicu_region_name(const char *locale, const char *region, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[256];
  ULocaleDisplayNames *names = uldn_open(locale, ULDN_STANDARD_NAMES, &status);
  if (U_FAILURE(status)) return 0;
  int32_t n = uldn_regionDisplayName(names, region, wide, 256, &status);
  uldn_close(names);
  return U_SUCCESS(status) && n < 256 ? utf8(wide, n, out, capacity) : 0;
}

int32_t cicu_region_zone(const char *region, int32_t place, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t result = 0;
  UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, region, NULL, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i <= place; i++) {
    int32_t n = 0;
    const char *zone = uenum_next(zones, &n, &status);
    if (zone == NULL) break;
    if (i == place && n <= capacity) {
      memcpy(out, zone, (size_t)n);
      result = n;
    }
  }
  uenum_close(zones);
  return result;
}

int32_t cicu_zone_city(const char *locale, const char *zone, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  char key[128];
  size_t length = strlen(zone);
  int32_t result = 0;
  if (length >= sizeof key) return 0;
  // A bundle's keys have colons for the slashes.
  for (size_t i = 0; i <= length; i++) key[i] = zone[i] == '/' ? ':' : zone[i];
  UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-zone", locale, &status);
  UResourceBundle *strings = ures_getByKey(bundle, "zoneStrings", NULL, &status);
  UResourceBundle *entry = ures_getByKey(strings, key, NULL, &status);
  int32_t n = 0;
  const UChar *city = ures_getStringByKey(entry, "ec", &n, &status);
  if (U_SUCCESS(status)) result = utf8(city, n, out, capacity);
  ures_close(entry);
  ures_close(strings);
  ures_close(bundle);
  return result;
}
