#pragma once

#include <string_view>

namespace pentimento {

/// Whether a prompt sexualises minors, as far as words tell: one that speaks of age beside one that speaks of
/// sex. Lists of other tools hold such rows; none is ever taken in, and no setting lets them. It rather
/// refuses a harmless prompt than lets another pass.
bool sexualises_minors(std::string_view prompt);

/// What is said of such a prompt.
inline constexpr auto kBlockedPrompt = "the prompt sexualises minors; such prompts are never taken in";

} // namespace pentimento
