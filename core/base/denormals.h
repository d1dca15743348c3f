#pragma once

namespace pentimento {

/// Makes this thread, and every thread it starts from now on, take denormal numbers as zero; call it first in
/// `main`. An erasure that nears its goal has gradients below 1e-38 all through the UNet, and a CPU computes
/// with those many times slower: DoCo on the miniature took 164 s with them and 28 s without (two cores,
/// fp32).
/// @return false where the CPU cannot.
bool flush_denormals();

} // namespace pentimento
