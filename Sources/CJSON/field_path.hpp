// The name of a member as callers give it: `body`, or `article.body` for a member of a member.
#pragma once

#include <string.h>

#include <string>
#include <vector>

namespace cjson {

struct FieldPath {
  struct Part {
    std::string name;
    bool matches(const char *s, size_t n) const { return name.size() == n && memcmp(name.data(), s, n) == 0; }
  };
  // As given.
  std::string name;
  std::vector<Part> parts;
  // For messages.
  std::string wrong_type;

  void set(const char *path, const char *is_what) {
    name = path;
    wrong_type = name + is_what;
    parts.assign(1, Part{});
    for (const char *p = path; *p; p++) {
      if (*p == '\\' && p[1]) {
        parts.back().name += *++p;
      } else if (*p == '.') {
        parts.emplace_back();
      } else {
        parts.back().name += *p;
      }
    }
  }
};

}  // namespace cjson
