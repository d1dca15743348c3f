#include "core/text/added_tokens.h"

#include <algorithm>

namespace pentimento {

AddedTokens::AddedTokens(const std::vector<AddedToken>& tokens) {
  for (const auto& token : tokens)
    if (!token.content.empty())
      by_first_byte_[static_cast<unsigned char>(token.content.front())].push_back(token);
  for (auto& same : by_first_byte_)
    std::stable_sort(same.begin(), same.end(), [](const AddedToken& left, const AddedToken& right) {
      return left.content.size() > right.content.size();
    });
}

std::vector<TextPiece> AddedTokens::split(std::string_view text) const {
  std::vector<TextPiece> pieces;
  std::size_t start = 0;
  const auto flush = [&](std::size_t end) {
    if (end > start) pieces.push_back({std::string(text.substr(start, end - start)), -1});
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto& candidates = by_first_byte_[static_cast<unsigned char>(text[i])];
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const AddedToken& token) {
      return text.substr(i).starts_with(token.content);
    });
    if (found == candidates.end()) {
      ++i;
      continue;
    }
    flush(i);
    pieces.push_back({found->content, found->id});
    i += found->content.size();
    start = i;
  }
  flush(text.size());
  return pieces;
}

} // namespace pentimento
