#include "core/erasure/registry.h"

#include "core/base/error.h"
#include "core/erasure/closed/rece.h"
#include "core/erasure/closed/speed.h"
#include "core/erasure/closed/uce.h"
#include "core/erasure/doco.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

std::vector<const ErasureMethod*> methods() {
  static const Doco doco;
  static const Rece rece;
  static const Speed speed;
  static const Uce uce;
  return {&doco, &rece, &speed, &uce};
}

} // namespace

std::vector<MethodDescription> method_descriptions() {
  std::vector<MethodDescription> all;
  for (const auto* method : methods()) all.push_back(method->describe());
  return all;
}

const ErasureMethod& find_method(const std::string& name) {
  std::vector<std::string> names;
  for (const auto* method : methods()) {
    if (method->describe().name == name) return *method;
    names.push_back(method->describe().name);
  }
  std::string known;
  for (const auto& each : names) known += (known.empty() ? "one of " : " ") + each;
  const auto nearest = nearest_name(name, names);
  throw Error(ErrorCode::UnknownName, "there is no such method", known, name,
              nearest.empty() ? "" : "did you mean " + nearest + "?");
}

} // namespace pentimento
