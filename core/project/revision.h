#pragma once

#include <string>

namespace pentimento {

/// The revision of the sources when this build was configured, as git describes it; "-dirty" behind it where
/// they had been changed, "not known" outside a clone.
std::string program_revision();

} // namespace pentimento
