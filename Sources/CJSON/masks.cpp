// Which bytes of a text are of a kind, 64 to a word.
#include <string.h>

#include "cjson.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

#if defined(__SSE2__)

using Block = __m128i;

Block load(const uint8_t *bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes)); }
Block all(uint8_t byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
uint64_t bits(Block found) { return static_cast<uint32_t>(_mm_movemask_epi8(found)); }

uint64_t is_escaped(Block b) {
  const Block control = _mm_cmpeq_epi8(_mm_min_epu8(b, all(0x1F)), b);
  const Block mark = _mm_or_si128(_mm_cmpeq_epi8(b, all(0x22)), _mm_cmpeq_epi8(b, all(0x5C)));
  return bits(_mm_or_si128(control, mark));
}
// As signed bytes, 0x80 to 0xBF are the lowest.
uint64_t is_continuation(Block b) { return bits(_mm_cmplt_epi8(b, all(0xC0))); }
uint64_t is_first_of_four(Block b) { return bits(_mm_cmpeq_epi8(_mm_max_epu8(b, all(0xF0)), b)); }

#else

using Block = uint64_t;
constexpr uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80, lows = ones * 0x7F;

Block load(const uint8_t *bytes) {
  uint64_t word = 0;
  for (int i = 0; i < 8; i++) word |= static_cast<uint64_t>(bytes[i]) << (8 * i);
  return word;
}
// A high bit for each byte that is not zero; nothing is carried from byte to byte.
uint64_t any(uint64_t word) { return ((word & lows) + lows) | word; }
// A bit of each byte, moved to the highest eight.
uint64_t bits(uint64_t found) { return (((found & highs) >> 7) * UINT64_C(0x0102040810204080)) >> 56; }

uint64_t is_escaped(Block b) {
  const uint64_t printed = ((b & lows) + ones * 0x60) | b;
  return bits(~(printed & any(b ^ ones * 0x22) & any(b ^ ones * 0x5C)));
}
uint64_t is_continuation(Block b) { return bits(b & ~(b << 1)); }
uint64_t is_first_of_four(Block b) { return bits(b & (b << 1) & (b << 2) & (b << 3)); }

#endif

template <typename Kind>
uint64_t mask(const uint8_t *bytes, Kind kind) {
  uint64_t word = 0;
  for (size_t i = 0; i < 64; i += sizeof(Block)) word |= kind(load(bytes + i)) << i;
  return word;
}

template <typename Write>
void each(const uint8_t *bytes, size_t length, Write write) {
  size_t i = 0;
  for (; i + 64 <= length; i += 64) write(bytes + i);
  // The rest, with letters behind it.
  uint8_t rest[64];
  memset(rest, 'a', sizeof rest);
  if (i < length) memcpy(rest, bytes + i, length - i);
  write(rest);
}

}  // namespace

extern "C" {

void cjson_escapes(const uint8_t *bytes, size_t length, uint64_t *words) {
  each(bytes, length, [&](const uint8_t *block) { *words++ = mask(block, is_escaped); });
}

void cjson_silent(const uint8_t *bytes, size_t length, int utf16, uint64_t *words) {
  uint64_t carried = 0;
  each(bytes, length, [&](const uint8_t *block) {
    uint64_t silent = mask(block, is_continuation);
    if (utf16) {
      const uint64_t four = mask(block, is_first_of_four);
      silent &= ~(four << 1 | carried);
      carried = four >> 63;
    }
    *words++ = silent;
  });
}

}  // extern "C"
