#include "core/base/denormals.h"

#include <ATen/Context.h>

namespace pentimento {

bool flush_denormals() {
  // The mode is a thread's own; on Linux a new thread begins with that of the thread which starts it, so
  // LibTorch's pools follow as long as none is running yet.
  return at::globalContext().setFlushDenormal(true);
}

} // namespace pentimento
