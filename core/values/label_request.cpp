#include "core/values/label_request.h"

namespace pentimento {
namespace {

constexpr std::string_view kLabels[] = {"leak", "clean", "unsure", "broken"};
constexpr std::string_view kReasons[] = {"not asked", "margin", "disagreement", "burst", "audit", "rest"};

template <class Enum, std::size_t N>
bool find(const std::string_view (&names)[N], std::string_view name, Enum& value) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) {
      value = static_cast<Enum>(i);
      return true;
    }
  return false;
}

} // namespace

std::string_view human_label_name(HumanLabel label) {
  return kLabels[static_cast<std::size_t>(label)];
}

std::string_view ask_reason_name(AskReason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

bool human_label_from_name(std::string_view name, HumanLabel& label) {
  return find(kLabels, name, label);
}

bool ask_reason_from_name(std::string_view name, AskReason& reason) {
  return find(kReasons, name, reason);
}

} // namespace pentimento
