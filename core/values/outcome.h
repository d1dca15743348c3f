#pragma once

#include <variant>

#include "core/values/failure.h"

namespace pentimento {

/// A job that did all it was asked.
struct Done {
  bool operator==(const Done&) const = default;
};

/// A job that was asked to stop, and did.
struct Cancelled {
  bool operator==(const Cancelled&) const = default;
};

/// How a job ended. Exactly one of these is said, once.
using Outcome = std::variant<Done, Cancelled, Failure>;

} // namespace pentimento
