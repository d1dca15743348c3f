#pragma once

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/project/records.h"

namespace pentimento {

/// The value at a path of keys such as "sampling.steps". @throws Error(BadFormat) saying which is missing or
/// of another kind.
template <class Value>
Value value_at(const Document& document, const std::string& path) {
  const Document* at = &document;
  for (std::size_t start = 0; start <= path.size();) {
    const auto dot = std::min(path.find('.', start), path.size());
    const auto key = path.substr(start, dot - start);
    if (!at->is_object() || !at->contains(key))
      throw Error(ErrorCode::BadFormat, "the document lacks " + path, "a key \"" + key + "\"", "none",
                  "it may be no manifest or plan of Pentimento");
    at = &(*at)[key];
    start = dot + 1;
  }
  try {
    return at->get<Value>();
  } catch (const Document::exception&) {
    throw Error(ErrorCode::BadFormat, path + " is of another kind than expected", "", at->type_name(),
                "it may be no manifest or plan of Pentimento");
  }
}

} // namespace pentimento
