#include "core/erasure/registry.h"

#include "core/base/error.h"
#include "core/erasure/adv_unlearn/adv_unlearn.h"
#include "core/erasure/closed/rece.h"
#include "core/erasure/closed/speed.h"
#include "core/erasure/closed/uce.h"
#include "core/erasure/mace/mace.h"
#include "core/erasure/receler/receler.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/concept_ablation.h"
#include "core/erasure/trained/doco.h"
#include "core/erasure/trained/esd.h"
#include "core/erasure/trained/f_dmu.h"

namespace pentimento {

namespace {

std::vector<const ErasureMethod*> methods() {
  static const Doco doco;
  static const Rece rece;
  static const Speed speed;
  static const Uce uce;
  static const Esd esd_x(EsdGroup::X), esd_x_strict(EsdGroup::XStrict), esd_u(EsdGroup::U);
  static const ConceptAblation concept_ablation;
  static const FDmu f_dmu;
  static const Receler receler;
  static const AdvUnlearn adv_unlearn;
  static const Mace mace;
  return {&doco,  &rece,    &speed,       &uce, &esd_x, &esd_x_strict, &esd_u, &concept_ablation,
          &f_dmu, &receler, &adv_unlearn, &mace};
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
