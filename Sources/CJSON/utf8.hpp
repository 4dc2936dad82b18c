// UTF-8 validation, 16 bytes at a time where they are ASCII.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace cjson {

// The first byte that is not UTF-8, or `length`.
inline size_t valid_prefix(const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    while (i + 16 <= length) {
      uint64_t a, b;
      memcpy(&a, bytes + i, 8);
      memcpy(&b, bytes + i + 8, 8);
      if ((a | b) & UINT64_C(0x8080808080808080)) break;
      i += 16;
    }
    // Up to the next stretch of ASCII, one scalar after another.
    while (i < length) {
      const uint8_t first = bytes[i];
      if (first < 0x80) {
        i++;
        if (i + 16 <= length && bytes[i] < 0x80 && bytes[i + 1] < 0x80) break;
        continue;
      }
      const size_t left = length - i;
      if (first >= 0xC2 && first <= 0xDF) {
        if (left < 2 || (bytes[i + 1] & 0xC0) != 0x80) return i;
        i += 2;
      } else if (first >= 0xE0 && first <= 0xEF) {
        if (left < 3 || (bytes[i + 1] & 0xC0) != 0x80 || (bytes[i + 2] & 0xC0) != 0x80) return i;
        if (first == 0xE0 && bytes[i + 1] < 0xA0) return i;
        if (first == 0xED && bytes[i + 1] > 0x9F) return i;
        i += 3;
      } else if (first >= 0xF0 && first <= 0xF4) {
        if (left < 4 || (bytes[i + 1] & 0xC0) != 0x80 || (bytes[i + 2] & 0xC0) != 0x80 ||
            (bytes[i + 3] & 0xC0) != 0x80)
          return i;
        if (first == 0xF0 && bytes[i + 1] < 0x90) return i;
        if (first == 0xF4 && bytes[i + 1] > 0x8F) return i;
        i += 4;
      } else {
        return i;
      }
    }
  }
  return length;
}

// The first control character that stands nowhere in JSON (all below U+0020 but tab, line feed and carriage return), or `length`.
inline size_t first_control(const uint8_t *bytes, size_t length) {
  size_t i = 0;
  const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
  while (i < length) {
    if (i + 8 <= length) {
      uint64_t word;
      memcpy(&word, bytes + i, 8);
      // A high bit for each byte below 0x20 (false alarms only behind a true one).
      if (((word - ones * 0x20) & ~word & highs) == 0) {
        i += 8;
        continue;
      }
    }
    const size_t stop = i + 8 < length ? i + 8 : length;
    for (; i < stop; i++) {
      const uint8_t b = bytes[i];
      if (b < 0x20 && b != 0x09 && b != 0x0A && b != 0x0D) return i;
    }
  }
  return length;
}

}  // namespace cjson
