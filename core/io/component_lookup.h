#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {

/// True when `components` has one called `name`.
template <class Component>
bool has_component(const std::vector<Component>& components, const std::string& name) {
  return std::any_of(components.begin(), components.end(),
                     [&](const Component& part) { return part.name == name; });
}

/// The component called `name` of the model at `path`. @param broken why a component that should be there is
/// not among them. @throws Error(MissingComponent), or what is wrong with a broken one.
template <class Component>
const Component& find_component(const std::vector<Component>& components,
                                const std::map<std::string, Failure>& broken,
                                const std::filesystem::path& path, const std::string& name) {
  const auto found = std::find_if(components.begin(), components.end(),
                                  [&](const Component& part) { return part.name == name; });
  if (found != components.end()) return *found;
  if (const auto reason = broken.find(name); reason != broken.end()) throw error_of(reason->second);
  std::string others;
  for (const auto& part : components) others += (others.empty() ? "" : ", ") + part.name;
  throw Error(ErrorCode::MissingComponent, fmt::format("{} has no {}", path.string(), name),
              fmt::format("{} in model_index.json", name), others.empty() ? "no components" : others);
}

} // namespace pentimento
