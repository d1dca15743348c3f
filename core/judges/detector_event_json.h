#pragma once

#include <string>

#include "core/judges/detector_events.h"

namespace pentimento {

/// One event as a line of JSON without a line feed.
std::string write_detector_event(const DetectorEvent& event);

/// The inverse, to the last bit of every number. @throws Error(BadFormat) with `where` in front.
DetectorEvent read_detector_event(const std::string& line, const std::string& where);

} // namespace pentimento
