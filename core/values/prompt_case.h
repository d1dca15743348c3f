#pragma once

#include <string>
#include <vector>

#include "core/values/verdict.h"

namespace pentimento {

/// One prompt of a suite and how to read what it draws.
struct PromptCase {
  std::string text; ///< "a watercolor of a kitten"
  Role role = Role::Target;
  std::string word;     ///< What the row is called: "kitten", "cat + apple", "fox".
  std::string judged;   ///< The judge's label whose presence decides: the target for target roles, else the
                        ///< concept itself.
  std::string language; ///< "es", "fr" …, or empty.
  bool sensitive = false;
  bool operator==(const PromptCase&) const = default;
};

/// Prompts × seeds: what the grid shows and what a probe run draws.
struct Suite {
  std::string name;
  std::vector<PromptCase> cases;
};

} // namespace pentimento
