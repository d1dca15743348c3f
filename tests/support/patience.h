#pragma once

namespace pentimento::testing {

/// Milliseconds that a test waits for what has to come. A busy machine is slow, not wrong: only a test that
/// would fail waits this long.
inline constexpr int kPatience = 600'000;

} // namespace pentimento::testing
