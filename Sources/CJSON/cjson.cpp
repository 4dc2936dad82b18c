#include "cjson.h"

#include <stdlib.h>

#include <vector>

#include "record_handler.hpp"
#include "utf8.hpp"

struct cjson_reader {
  rapidjson::Reader reader;
  cjson::RecordHandler handler;
  cjson_record record;
  std::vector<char> shortened;
};

namespace {

bool in_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// RapidJSON refuses numbers beyond a double's range, which JSON allows. Such numbers reach us as text only, so this copy of the record has a
// zero and blanks in the place of each long one: the same length, so that positions stay true.
void shorten_numbers(const char *bytes, size_t length, std::vector<char> &out) {
  out.assign(bytes, bytes + length + 1);
  size_t i = 0;
  while (i < length) {
    if (out[i] == '"') {
      for (i++; i < length && out[i] != '"'; i++)
        if (out[i] == '\\') i++;
      i++;
      continue;
    }
    if (!((out[i] >= '0' && out[i] <= '9') || out[i] == '-')) {
      i++;
      continue;
    }
    size_t end = i;
    while (end < length && in_number(out[end])) end++;
    if (cjson::is_number(&out[i], end - i)) {
      bool exponent = false;
      for (size_t j = i; j < end; j++) exponent |= out[j] == 'e' || out[j] == 'E';
      if (exponent || end - i > 300) {
        out[i] = '0';
        for (size_t j = i + 1; j < end; j++) out[j] = ' ';
      }
    }
    i = end;
  }
}

const char *describe(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty: return "the record is empty";
    case rapidjson::kParseErrorDocumentRootNotSingular: return "something follows the record";
    case rapidjson::kParseErrorObjectMissName: return "a member has no name";
    case rapidjson::kParseErrorObjectMissColon: return "a colon is missing after a member's name";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket: return "a comma or } is missing";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket: return "a comma or ] is missing";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex: return "\\u needs four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: return "an escape names half of a character";
    case rapidjson::kParseErrorStringEscapeInvalid: return "an unknown escape in a string";
    case rapidjson::kParseErrorStringMissQuotationMark: return "a string has no end";
    case rapidjson::kParseErrorStringInvalidEncoding: return "a control character in a string must be escaped";
    case rapidjson::kParseErrorNumberMissFraction: return "a number has no digit after its decimal point";
    case rapidjson::kParseErrorNumberMissExponent: return "a number has no digit in its exponent";
    case rapidjson::kParseErrorNumberTooBig: return "a number is too big";
    default: return "not a JSON value";
  }
}

rapidjson::ParseResult parse(cjson_reader *r, const char *parsed, const char *given, size_t length) {
  rapidjson::StringStream stream(parsed);
  r->handler.begin(&stream, given, length);
  // Iterative: a million brackets cost a megabyte, not the stack. Numbers as text: nothing is rounded.
  return r->reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(
      stream, r->handler);
}

}  // namespace

extern "C" {

cjson_reader *cjson_reader_open(void) {
  cjson_reader *reader = new (std::nothrow) cjson_reader();
  if (reader) reader->handler.set_fields(nullptr, nullptr, nullptr);
  return reader;
}

void cjson_reader_set_fields(cjson_reader *reader, const char *text, const char *id, const char *date) {
  reader->handler.set_fields(text, id, date);
}

void cjson_reader_close(cjson_reader *reader) { delete reader; }

cjson_status cjson_read(cjson_reader *r, const uint8_t *bytes, size_t length) {
  const char *given = reinterpret_cast<const char *>(bytes);
  r->handler.reset();
  const auto fail = [r](cjson_status status, size_t position, const char *message, const char *field) {
    r->handler.publish(r->record);
    r->record.position = position;
    r->record.message = message;
    r->record.field = field;
    return status;
  };

  const size_t valid = cjson::valid_prefix(bytes, length);
  if (valid < length) return fail(CJSON_MALFORMED_UTF8, valid, "the bytes are not UTF-8", nullptr);
  const size_t control = cjson::first_control(bytes, length);
  if (control < length)
    return fail(CJSON_MALFORMED_JSON, control, "a control character in a string must be escaped", nullptr);

  rapidjson::ParseResult result = parse(r, given, given, length);
  if (result.Code() == rapidjson::kParseErrorNumberTooBig) {
    shorten_numbers(given, length, r->shortened);
    result = parse(r, r->shortened.data(), given, length);
  }
  const cjson::RecordHandler &handler = r->handler;
  if (handler.status != CJSON_OK) return fail(handler.status, handler.position, handler.message, handler.field);
  if (result.IsError()) {
    const bool half = result.Code() == rapidjson::kParseErrorStringUnicodeSurrogateInvalid;
    return fail(half ? CJSON_LONE_SURROGATE : CJSON_MALFORMED_JSON, result.Offset(), describe(result.Code()), nullptr);
  }
  if (!handler.text.present) return fail(CJSON_MISSING_FIELD, 0, handler.no_text(), "text");
  return fail(CJSON_OK, 0, nullptr, nullptr);
}

const cjson_record *cjson_reader_record(const cjson_reader *reader) { return &reader->record; }

size_t cjson_utf8_valid_prefix(const uint8_t *bytes, size_t length) { return cjson::valid_prefix(bytes, length); }

}  // extern "C"
