#pragma once

#include <string>

#include "core/project/records.h"

namespace pentimento {

/// `text` with the home folder's path as "~", wherever a path begins in it: whoever a report is given to need
/// not learn a person's account. A shell and every MODEL word read it back.
std::string without_home(const std::string& text);
/// The same for a home folder that is named; an empty one or "/" changes nothing.
std::string without_home(std::string text, const std::string& home);

/// The same in every text of a document.
Document without_home(const Document& document);

} // namespace pentimento
