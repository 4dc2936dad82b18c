#include "cjson_positions.h"

#define RAPIDJSON_NO_SIZETYPEDEFINE
#include <stddef.h>
namespace rapidjson {
typedef ::size_t SizeType;
}
#include <rapidjson/reader.h>
#include <stdlib.h>
#include <string.h>

#include <new>
#include <string>
#include <vector>

#include "field_path.hpp"

namespace {

// Bytes of the arena; `present` tells an empty string from none.
struct Slice {
  size_t start = 0, length = 0;
  bool present = false;
};

struct Role {
  Slice entity, issue;
  bool author = false;
};

struct Row {
  Role holder, target;
  int64_t positive = 0, negative = 0, neutral = 0;
  double score = 0;
  size_t first_stance = 0;
};

// Takes RapidJSON's events for one line and keeps what an aggregate needs.
class LineHandler {
 public:
  std::string arena;
  std::vector<Slice> entity_keys, entity_names, stances;
  std::vector<Row> rows;
  Slice schema, id, date, source;
  bool is_error = false, has_positions = false;
  const cjson::FieldPath *path = nullptr;

  void begin() {
    arena.clear();
    entity_keys.clear();
    entity_names.clear();
    stances.clear();
    rows.clear();
    schema = id = date = source = Slice{};
    is_error = has_positions = false;
    keys_.clear();
  }

  bool Null() { return true; }
  bool Bool(bool value) {
    if (value && in_role() && last() == "author") role().author = true;
    return true;
  }
  bool Int(int value) { return number(value); }
  bool Uint(unsigned value) { return number(value); }
  bool Int64(int64_t value) { return number(static_cast<double>(value)); }
  bool Uint64(uint64_t value) { return number(static_cast<double>(value)); }
  bool Double(double value) { return number(value); }
  bool RawNumber(const char *, size_t, bool) { return true; }

  bool String(const char *s, size_t n, bool) {
    const size_t depth = keys_.size();
    if (depth == 1) {
      if (last() == "schema") schema = keep(s, n);
      if (last() == "id") id = keep(s, n);
      if (last() == "date") date = keep(s, n);
    } else if (depth == 3 && keys_[0] == "entities") {
      if (last() == "key") entity_keys.back() = keep(s, n);
      if (last() == "name") entity_names.back() = keep(s, n);
    } else if (in_role()) {
      if (last() == "entity") role().entity = keep(s, n);
      if (last() == "issue") role().issue = keep(s, n);
    } else if (depth == 4 && keys_[0] == "positions" && keys_[2] == "stances" && !rows.empty()) {
      stances.push_back(keep(s, n));
    }
    if (path && depth == path->parts.size() + 1 && keys_[0] == "meta" && on_path()) source = keep(s, n);
    return true;
  }

  bool Key(const char *s, size_t n, bool) {
    keys_.back().assign(s, n);
    if (keys_.size() == 1 && keys_[0] == "error") is_error = true;
    return true;
  }

  bool StartObject() {
    if (keys_.size() == 2 && keys_[0] == "entities") {
      entity_keys.emplace_back();
      entity_names.emplace_back();
    } else if (keys_.size() == 2 && keys_[0] == "positions") {
      rows.emplace_back();
      rows.back().first_stance = stances.size();
    }
    keys_.emplace_back();
    return true;
  }
  bool StartArray() {
    if (keys_.empty()) return false;
    if (keys_.size() == 1 && keys_[0] == "positions") has_positions = true;
    keys_.emplace_back();
    return true;
  }
  bool EndObject(size_t) {
    keys_.pop_back();
    return true;
  }
  bool EndArray(size_t) {
    keys_.pop_back();
    return true;
  }

 private:
  // The key at hand in each open object; empty for an open array.
  std::vector<std::string> keys_;

  const std::string &last() const { return keys_.back(); }

  Slice keep(const char *s, size_t n) {
    Slice slice;
    slice.start = arena.size();
    slice.length = n;
    slice.present = true;
    arena.append(s, n);
    return slice;
  }

  bool in_row() const { return keys_.size() >= 3 && keys_[0] == "positions" && keys_[1].empty() && !rows.empty(); }
  bool in_role() const { return keys_.size() == 4 && in_row() && (keys_[2] == "holder" || keys_[2] == "target"); }
  Role &role() { return keys_[2] == "holder" ? rows.back().holder : rows.back().target; }

  bool on_path() const {
    for (size_t i = 0; i < path->parts.size(); i++)
      if (!path->parts[i].matches(keys_[i + 1].data(), keys_[i + 1].size())) return false;
    return true;
  }

  bool number(double value) {
    if (keys_.size() != 3 || !in_row()) return true;
    Row &row = rows.back();
    const int64_t count = value > 0 && value < 1e9 ? static_cast<int64_t>(value) : 0;
    if (last() == "positive") row.positive = count;
    if (last() == "negative") row.negative = count;
    if (last() == "neutral") row.neutral = count;
    if (last() == "score") row.score = value >= -1 && value <= 1 ? value : 0;
    return true;
  }
};

}  // namespace

struct cjson_positions {
  cjson::FieldPath source;
  LineHandler handler;
  rapidjson::Reader reader;
  std::vector<cjson_position> positions;
  std::vector<cjson_text> stances;

  cjson_text text(const Slice &slice) const {
    return slice.present ? cjson_text{handler.arena.data() + slice.start, slice.length} : cjson_text{nullptr, 0};
  }

  // An entity is named by its id, `e` and its place from 1; an issue and the author by themselves.
  bool resolve(const Role &role, cjson_text &key, cjson_text &name) const {
    static const char author[] = "author";
    if (role.author) {
      key = name = cjson_text{author, sizeof author - 1};
      return true;
    }
    if (role.issue.present) {
      key = name = text(role.issue);
      return true;
    }
    if (!role.entity.present || role.entity.length < 2 || role.entity.length > 9) return false;
    const std::string digits = handler.arena.substr(role.entity.start + 1, role.entity.length - 1);
    const size_t place = strtoul(digits.c_str(), nullptr, 10);
    if (place == 0 || place > handler.entity_keys.size()) return false;
    key = text(handler.entity_keys[place - 1]);
    name = text(handler.entity_names[place - 1]);
    return key.bytes != nullptr;
  }
};

extern "C" {

cjson_positions *cjson_positions_open(const char *source) {
  cjson_positions *r = new (std::nothrow) cjson_positions();
  if (r && source) {
    r->source.set(source, "");
    r->handler.path = &r->source;
  }
  return r;
}

void cjson_positions_close(cjson_positions *r) { delete r; }

cjson_line cjson_positions_read(cjson_positions *r, const uint8_t *bytes, size_t length, cjson_document *out) {
  (void)length;
  *out = cjson_document{};
  r->positions.clear();
  r->stances.clear();
  LineHandler &h = r->handler;
  h.begin();
  rapidjson::StringStream stream(reinterpret_cast<const char *>(bytes));
  if (r->reader.Parse<rapidjson::kParseIterativeFlag>(stream, h).IsError()) return CJSON_LINE_OTHER;
  if (h.schema.length < 8 || h.arena.compare(h.schema.start, 8, "extract/") != 0) return CJSON_LINE_OTHER;
  if (h.is_error) return CJSON_LINE_ERROR_RECORD;
  if (!h.has_positions) return CJSON_LINE_OTHER;
  out->id = r->text(h.id);
  out->date = r->text(h.date);
  out->source = r->text(h.source);
  for (const Slice &slice : h.stances) r->stances.push_back(r->text(slice));
  for (size_t i = 0; i < h.rows.size(); i++) {
    const Row &row = h.rows[i];
    cjson_position p{};
    if (!r->resolve(row.holder, p.holder, p.holder_name) || !r->resolve(row.target, p.target, p.target_name)) continue;
    p.positive = row.positive;
    p.negative = row.negative;
    p.neutral = row.neutral;
    p.score = row.score;
    p.first_stance = row.first_stance;
    p.stance_count = (i + 1 < h.rows.size() ? h.rows[i + 1].first_stance : h.stances.size()) - row.first_stance;
    r->positions.push_back(p);
  }
  out->positions = r->positions.data();
  out->position_count = r->positions.size();
  out->stances = r->stances.data();
  return CJSON_LINE_DOCUMENT;
}

}  // extern "C"
