#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace pentimento::fuzz {

/// Changes of the kind that libFuzzer makes, from a seed: the same on every machine. A stretch may come from
/// `other`, another input of the corpus.
inline std::string mutated(std::string bytes, const std::string& other, std::mt19937_64& random) {
  constexpr std::size_t most = 4096;
  static constexpr std::array<std::uint64_t, 8> odd{0,          1,          0x7F,       0xFF,
                                                    0x7FFFFFFF, 0xFFFFFFFF, 1ULL << 63, ~0ULL};
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % (end ? end : 1)); };
  for (std::size_t count = 1 + below(6); count > 0; --count) {
    const auto at = below(bytes.size() + 1);
    const auto what = random() % 7;
    switch (what) {
    case 0: // another bit
      if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      break;
    case 1: // another byte
      if (at < bytes.size()) bytes[at] = static_cast<char>(random());
      break;
    case 2: // a stretch less
      bytes.erase(std::min(at, bytes.size()), below(16));
      break;
    case 3: // a stretch twice, or one of another
    case 4: {
      const auto& from = what == 3 ? bytes : other;
      const auto begin = below(from.size()), size = below(64);
      bytes.insert(at, std::string(from, std::min(begin, from.size()), size));
      break;
    }
    case 5: { // a number at the edge
      const auto value = odd[below(odd.size())];
      const auto width = std::size_t{1} << random() % 4;
      for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i)
        bytes[at + i] = static_cast<char>(value >> 8 * i);
      break;
    }
    default: // cut off
      if (random() % 8 == 0) bytes.resize(at);
    }
  }
  if (bytes.size() > most) bytes.resize(most);
  return bytes;
}

} // namespace pentimento::fuzz
