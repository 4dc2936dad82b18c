// Takes RapidJSON's events for one record and keeps what the contract names.
#pragma once

#define RAPIDJSON_NO_SIZETYPEDEFINE
#include <stddef.h>
namespace rapidjson {
typedef ::size_t SizeType;
}
#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#elif defined(__ARM_NEON)
#define RAPIDJSON_NEON
#endif
#include <rapidjson/reader.h>
#include <string.h>

#include <new>
#include <string>
#include <vector>

#include "cjson.h"
#include "field_path.hpp"

namespace cjson {

// Whether the characters are one JSON number.
inline bool is_number(const char *s, size_t n) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t from = i;
    while (i < n && s[i] >= '0' && s[i] <= '9') i++;
    return i - from;
  };
  if (i < n && s[i] == '-') i++;
  if (i < n && s[i] == '0') {
    i++;
  } else if (digits() == 0) {
    return false;
  }
  if (i < n && s[i] == '.') {
    i++;
    if (digits() == 0) return false;
  }
  if (i < n && (s[i] == 'e' || s[i] == 'E')) {
    i++;
    if (i < n && (s[i] == '+' || s[i] == '-')) i++;
    if (digits() == 0) return false;
  }
  return i == n;
}

// A whole number, `12`, `-1` or `12.0`; clamped where 64 bits do not hold it.
inline bool whole_number(const char *s, size_t n, int64_t &out) {
  size_t i = 0;
  const bool minus = n > 0 && s[0] == '-';
  if (minus) i++;
  int64_t value = 0;
  bool clamped = false;
  for (; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
    if (value > (INT64_MAX - 9) / 10) clamped = true;
    if (!clamped) value = value * 10 + (s[i] - '0');
  }
  if (clamped) value = INT64_MAX;
  out = minus ? -value : value;
  if (i == n) return true;
  if (s[i] != '.') return false;
  for (i++; i < n; i++)
    if (s[i] != '0') return false;
  return true;
}

class RecordHandler {
 public:
  cjson_status status = CJSON_OK;
  size_t position = 0;
  const char *message = nullptr;
  const char *field = nullptr;
  cjson_string text, id, date, language;

  // Where the three members stand that callers may name; null for the usual name.
  void set_fields(const char *text_path, const char *id_path, const char *date_path) {
    paths_[0].set(text_path ? text_path : "text", " is a string");
    paths_[1].set(id_path ? id_path : "id", " is a string or a number");
    paths_[2].set(date_path ? date_path : "date", " is a string");
    no_text_ = "the record has no " + paths_[0].name;
    any_nested_ = false;
    for (const FieldPath &path : paths_) any_nested_ |= path.parts.size() > 1;
  }
  const char *no_text() const { return no_text_.c_str(); }

  // Forgets the last record; keeps the buffers.
  void reset() {
    status = CJSON_OK;
    position = 0;
    message = field = nullptr;
    text = id = date = language = cjson_string{};
    arena_.clear();
    entities_.clear();
    aliases_.clear();
    mentions_.clear();
    members_.clear();
  }

  // `stream` is what RapidJSON reads; `given` the same record, unshortened.
  void begin(rapidjson::StringStream *stream, const char *given, size_t length) {
    reset();
    stream_ = stream;
    given_ = given;
    length_ = length;
    depth_ = 0;
    top_ = target_ = Top::none;
    open_member_ = none_open;
    chain_.clear();
    candidates_ = 0;
  }

  void publish(cjson_record &out) const {
    out.arena = arena_.data();
    out.text = text;
    out.id = id;
    out.date = date;
    out.language = language;
    out.entities = entities_.data();
    out.entity_count = entities_.size();
    out.aliases = aliases_.data();
    out.alias_count = aliases_.size();
    out.mentions = mentions_.data();
    out.mention_count = mentions_.size();
    out.members = members_.data();
    out.member_count = members_.size();
  }

  // RapidJSON's events. While one runs, the stream stands at the token's first byte (strings, numbers) or behind it (the others).

  bool Null() { return value(Kind::null, nullptr, 0); }
  bool Bool(bool) { return value(Kind::other, nullptr, 0); }
  bool RawNumber(const char *s, size_t n, bool) { return value(Kind::number, s, n); }
  bool String(const char *s, size_t n, bool) { return whole(s, n) && value(Kind::string, s, n); }
  // RapidJSON asks for these, and does not call them where numbers come as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

  bool Key(const char *s, size_t n, bool) {
    if (!whole(s, n)) return false;
    if (depth_ == 1) {
      close_member(here());
      top_ = top(s, n);
      if (top_ == Top::other) open_member_ = here();
      if (any_nested_) follow(s, n);
    } else if (any_nested_ && depth_ == chain_.size() + 1) {
      follow(s, n);
    } else if (depth_ == 3 && (top_ == Top::entities || top_ == Top::mentions)) {
      member_ = member(s, n);
    }
    return true;
  }

  bool StartObject() {
    if (depth_ == 2 && top_ == Top::entities) {
      cjson_entity e{};
      e.first_alias = aliases_.size();
      e.position = here();
      entities_.push_back(e);
      member_ = Member::other;
    } else if (depth_ == 2 && top_ == Top::mentions) {
      cjson_mention m{};
      m.position = here();
      mentions_.push_back(m);
      has_start_ = has_end_ = false;
      member_ = Member::other;
    } else if (depth_ > 0 && !container()) {
      return false;
    }
    if (candidates_ != 0 && depth_ == chain_.size() + 1) chain_.push_back(candidates_);
    candidates_ = 0;
    depth_++;
    return true;
  }

  bool EndObject(size_t) {
    depth_--;
    if (!chain_.empty() && depth_ == chain_.size()) chain_.pop_back();
    if (depth_ == 0) {
      close_member(here());
    } else if (depth_ == 2 && top_ == Top::entities) {
      const cjson_entity &e = entities_.back();
      if (!e.key.present) return missing("an entity has no key", "entities.key", e.position);
      if (!e.name.present) return missing("an entity has no name", "entities.name", e.position);
    } else if (depth_ == 2 && top_ == Top::mentions) {
      const cjson_mention &m = mentions_.back();
      if (!m.key.present) return missing("a mention has no key", "mentions.key", m.position);
      if (!has_start_) return missing("a mention has no start", "mentions.start", m.position);
      if (!has_end_) return missing("a mention has no end", "mentions.end", m.position);
    }
    return true;
  }

  bool StartArray() {
    if (depth_ == 0) return wrong(CJSON_NOT_AN_OBJECT, "a record is an object", nullptr);
    if (depth_ == 1 && top_ == Top::entities) {
      entities_.clear();
      aliases_.clear();
    } else if (depth_ == 1 && top_ == Top::mentions) {
      mentions_.clear();
    } else if (depth_ == 3 && top_ == Top::entities && member_ == Member::aliases) {
      entities_.back().first_alias = aliases_.size();
      entities_.back().alias_count = 0;
    } else if (!container()) {
      return false;
    }
    candidates_ = 0;
    depth_++;
    return true;
  }

  bool EndArray(size_t) {
    depth_--;
    return true;
  }

 private:
  enum class Kind { null, string, number, other };
  enum class Top { none, text, id, date, language, entities, mentions, other };
  enum class Member { key, name, type, aliases, start, end, other };
  static constexpr size_t none_open = SIZE_MAX;

  rapidjson::StringStream *stream_ = nullptr;
  const char *given_ = nullptr;
  size_t length_ = 0;
  size_t depth_ = 0;
  Top top_ = Top::none;
  Member member_ = Member::other;
  bool has_start_ = false, has_end_ = false;
  size_t open_member_ = none_open;
  // text, id, date.
  static constexpr Top fields[3] = {Top::text, Top::id, Top::date};
  FieldPath paths_[3];
  std::string no_text_;
  bool any_nested_ = false;
  // A set of paths (bits) for each open object that they lead through; those that lead through the value that follows; the field that it is.
  std::vector<uint8_t> chain_;
  uint8_t candidates_ = 0;
  Top target_ = Top::none;
  std::vector<char> arena_;
  std::vector<cjson_entity> entities_;
  std::vector<cjson_string> aliases_;
  std::vector<cjson_mention> mentions_;
  std::vector<cjson_slice> members_;

  size_t here() const { return stream_->Tell(); }

  static bool is(const char *s, size_t n, const char *name) { return strlen(name) == n && memcmp(s, name, n) == 0; }

  Top top(const char *s, size_t n) const {
    for (size_t i = 0; i < 3; i++)
      if (paths_[i].parts.size() == 1 && paths_[i].parts[0].matches(s, n)) return fields[i];
    if (is(s, n, "language")) return Top::language;
    if (is(s, n, "entities")) return Top::entities;
    if (is(s, n, "mentions")) return Top::mentions;
    return Top::other;
  }

  // Where the callers' paths go into objects: the key leads on to some of them, or is the last part of one.
  void follow(const char *s, size_t n) {
    const size_t level = chain_.size();
    const uint8_t open = level == 0 ? 7 : chain_.back();
    candidates_ = 0;
    target_ = Top::none;
    for (size_t i = 0; i < 3; i++) {
      const auto &parts = paths_[i].parts;
      if (!(open >> i & 1) || parts.size() < 2 || level >= parts.size() || !parts[level].matches(s, n)) continue;
      if (level + 1 < parts.size()) {
        candidates_ |= static_cast<uint8_t>(1 << i);
      } else {
        target_ = fields[i];
      }
    }
  }

  static Member member(const char *s, size_t n) {
    if (is(s, n, "key")) return Member::key;
    if (is(s, n, "name")) return Member::name;
    if (is(s, n, "type")) return Member::type;
    if (is(s, n, "aliases")) return Member::aliases;
    if (is(s, n, "start")) return Member::start;
    if (is(s, n, "end")) return Member::end;
    return Member::other;
  }

  bool fail(cjson_status why, const char *what, const char *name, size_t at) {
    status = why;
    message = what;
    field = name;
    position = at < length_ ? at : length_;
    return false;
  }
  bool wrong(cjson_status why, const char *what, const char *name) { return fail(why, what, name, here()); }
  bool wrong_type(const char *what, const char *name) { return wrong(CJSON_WRONG_TYPE, what, name); }
  bool missing(const char *what, const char *name, size_t at) { return fail(CJSON_MISSING_FIELD, what, name, at); }

  // RapidJSON lets a lone low surrogate (`\uDC00`) through, as the bytes ED B0 80. The input is UTF-8, so only an escape can have made them.
  bool whole(const char *s, size_t n) {
    const char *p = s, *end = s + n;
    while (p < end && (p = static_cast<const char *>(memchr(p, 0xED, static_cast<size_t>(end - p))))) {
      if (p + 1 < end && static_cast<uint8_t>(p[1]) >= 0xA0)
        return wrong(CJSON_LONE_SURROGATE, "an escape names half of a character", nullptr);
      p++;
    }
    return true;
  }

  cjson_string keep(const char *s, size_t n) {
    cjson_string out{arena_.size(), n, 1, here()};
    arena_.insert(arena_.end(), s, s + n);
    return out;
  }

  // The number at the stream's place, as the input spells it.
  cjson_string keep_number() {
    const size_t start = here();
    size_t end = start;
    while (end < length_ && strchr("0123456789+-.eE", given_[end])) end++;
    return keep(given_ + start, end - start);
  }

  // The member that began at `open_member_` ends before `limit`, which is behind its comma or at the closing bracket.
  void close_member(size_t limit) {
    if (open_member_ == none_open) return;
    size_t end = limit;
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (end > open_member_ && blank(given_[end - 1])) end--;
    if (end > open_member_ && given_[end - 1] == ',') end--;
    while (end > open_member_ && blank(given_[end - 1])) end--;
    members_.push_back(cjson_slice{open_member_, end});
    open_member_ = none_open;
  }

  // An object or array where a known member is something else.
  bool container() {
    switch (take_field()) {
      case Top::none:
      case Top::other: return true;
      case Top::text: return wrong_type(paths_[0].wrong_type.c_str(), "text");
      case Top::id: return wrong_type(paths_[1].wrong_type.c_str(), "id");
      case Top::date: return wrong_type(paths_[2].wrong_type.c_str(), "date");
      case Top::language: return wrong_type("language is a string", "language");
      case Top::entities:
      case Top::mentions: return list_member(Kind::other, nullptr, 0, true);
    }
    return true;
  }

  // What the value at hand is: a member of the record, or one that a path has led to.
  Top take_field() {
    const Top found = target_ == Top::none ? top_ : target_;
    target_ = Top::none;
    return found;
  }

  bool value(Kind kind, const char *s, size_t n) {
    if (depth_ == 0) return wrong(CJSON_NOT_AN_OBJECT, "a record is an object", nullptr);
    candidates_ = 0;
    switch (take_field()) {
      case Top::none:
      case Top::other: return true;
      case Top::text:
        if (kind != Kind::string) return wrong_type(paths_[0].wrong_type.c_str(), "text");
        text = keep(s, n);
        return true;
      case Top::id:
        if (kind == Kind::other) return wrong_type(paths_[1].wrong_type.c_str(), "id");
        id = kind == Kind::string ? keep(s, n) : kind == Kind::number ? keep_number() : cjson_string{};
        return true;
      case Top::date: return optional(kind, s, n, date, paths_[2].wrong_type.c_str(), "date");
      case Top::language: return optional(kind, s, n, language, "language is a string", "language");
      case Top::entities:
      case Top::mentions: return list_member(kind, s, n, false);
    }
    return true;
  }

  // A string, or null for none.
  bool optional(Kind kind, const char *s, size_t n, cjson_string &out, const char *what, const char *name) {
    if (kind != Kind::string && kind != Kind::null) return wrong_type(what, name);
    out = kind == Kind::string ? keep(s, n) : cjson_string{};
    return true;
  }

  bool required(Kind kind, const char *s, size_t n, cjson_string &out, const char *what, const char *name) {
    if (kind != Kind::string) return wrong_type(what, name);
    out = keep(s, n);
    return true;
  }

  // A value in `entities` or `mentions`; `nested` for an object or array.
  bool list_member(Kind kind, const char *s, size_t n, bool nested) {
    const bool entities = top_ == Top::entities;
    if (depth_ == 1) {
      if (kind == Kind::null) {
        if (entities) {
          entities_.clear();
          aliases_.clear();
        } else {
          mentions_.clear();
        }
        return true;
      }
      return entities ? wrong_type("entities is an array", "entities") : wrong_type("mentions is an array", "mentions");
    }
    if (depth_ == 2)
      return entities ? wrong_type("an entity is an object", "entities") : wrong_type("a mention is an object", "mentions");
    if (member_ == Member::other) return true;
    if (entities) {
      cjson_entity &e = entities_.back();
      switch (member_) {
        case Member::key: return required(kind, s, n, e.key, "an entity's key is a string", "entities.key");
        case Member::name: return required(kind, s, n, e.name, "an entity's name is a string", "entities.name");
        case Member::type: return optional(kind, s, n, e.type, "an entity's type is a string", "entities.type");
        case Member::aliases:
          if (depth_ == 3 && kind == Kind::null) {
            e.alias_count = 0;
            return true;
          }
          if (depth_ != 4 || nested || kind != Kind::string)
            return wrong_type("aliases is an array of strings", "entities.aliases");
          aliases_.push_back(keep(s, n));
          e.alias_count++;
          return true;
        default: return true;
      }
    }
    cjson_mention &m = mentions_.back();
    switch (member_) {
      case Member::key: return required(kind, s, n, m.key, "a mention's key is a string", "mentions.key");
      case Member::type: return optional(kind, s, n, m.type, "a mention's type is a string", "mentions.type");
      case Member::start:
        if (kind != Kind::number || !whole_number(s, n, m.start))
          return wrong_type("a mention's start is a whole number", "mentions.start");
        has_start_ = true;
        return true;
      case Member::end:
        if (kind != Kind::number || !whole_number(s, n, m.end))
          return wrong_type("a mention's end is a whole number", "mentions.end");
        has_end_ = true;
        return true;
      default: return true;
    }
  }
};

}  // namespace cjson
