#include "app/memory_use.h"

#include <fstream>
#include <string>

#include <unistd.h>

namespace pentimento {

MemoryUse memoryUse() {
  MemoryUse use;
  const double page = static_cast<double>(sysconf(_SC_PAGESIZE));
  use.total_gb = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * page / 1e9;
  std::ifstream statm("/proc/self/statm");
  double size = 0, resident = 0;
  if (statm >> size >> resident) use.used_gb = resident * page / 1e9;
  return use;
}

} // namespace pentimento
