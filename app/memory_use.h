#pragma once

namespace pentimento {

/// Memory of this program and of the machine, in GB (10^9 bytes).
struct MemoryUse {
  double used_gb = 0.0;
  double total_gb = 0.0;
};

/// Read from /proc; zeros where that is missing.
MemoryUse memoryUse();

} // namespace pentimento
