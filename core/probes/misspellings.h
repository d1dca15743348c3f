#pragma once

#include <string>
#include <vector>

namespace pentimento {

/// A word with one slip of the pen each: two neighbours exchanged, a letter left out, a letter doubled, a
/// vowel for another; in this order, then again further on in the word. The first letter stays. Always the
/// same list; without doubles, the word itself and `known` words. Empty for a word without three ASCII
/// letters in a row.
std::vector<std::string> misspellings(const std::string& word, const std::vector<std::string>& known,
                                      std::size_t count);

} // namespace pentimento
