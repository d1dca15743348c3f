#pragma once

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "core/base/error.h"

namespace pentimento::fuzz {

/// Ends the process where a reader broke what it promises.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// Runs a reader. Error is its way to refuse; any other exception is a finding. @return false: refused.
template <class Read>
bool guarded(const Read& read) {
  try {
    read();
    return true;
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "a refusal says what is wrong");
  } catch (const std::exception& other) {
    std::fprintf(stderr, "not an Error: %s\n", other.what());
    std::abort();
  }
  return false;
}

} // namespace pentimento::fuzz
