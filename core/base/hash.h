#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace pentimento {

/// SHA-256 over a stream of bytes; `hex()` gives 64 lower-case characters and ends it.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& add(std::span<const std::byte> bytes);
  Sha256&
  add(std::string_view text); ///< The length first, then the text, so that "a","bc" differs from "ab","c".
  Sha256& add(std::uint64_t number); ///< Eight bytes, little endian.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace pentimento
