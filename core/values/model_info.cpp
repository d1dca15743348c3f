#include "core/values/model_info.h"

namespace pentimento {
namespace {

std::string verb(const KeyFinding& finding) {
  const bool one = finding.count == 1;
  switch (finding.problem) {
  case KeyProblem::Missing:
    return one ? "is missing" : "are missing";
  case KeyProblem::Misshapen:
    return one ? "has another shape" : "have other shapes";
  case KeyProblem::Unexpected:
    return one ? "is not expected" : "are not expected";
  }
  return {};
}

} // namespace

std::string finding_sentence(const KeyFinding& finding) {
  const bool one = finding.count == 1;
  const std::string keys = one ? "1 key of " : std::to_string(finding.count) + " keys of ";
  return keys + finding.part + " " + verb(finding) + (one ? " (" : ", such as ") + finding.example +
         (one ? ")" : "") + ": " + finding.explanation;
}

} // namespace pentimento
