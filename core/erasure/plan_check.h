#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/values/concept.h"

namespace pentimento {

/// The words of a text, lower case (ASCII), without white space and punctuation: "A cat's toy" → a, cat's,
/// toy.
std::vector<std::string> words_of(std::string_view text);

/// Where the words of `phrase` stand in a row among the words of `text`, or −1: "cat" is not in
/// "caterpillar".
/// @return the index of the last of them.
int find_words(std::string_view text, std::string_view phrase);

/// Refuses plans that cannot mean anything: no target, a target that is its own anchor, is erased twice, kept
/// as well, or a word of its anchor; an anchor that is erased itself; no anchor where the method needs one.
/// @throws Error(BadPrompt), one specific sentence each.
void check_plan(const Plan& plan, const std::string& method, bool needs_anchor);

} // namespace pentimento
