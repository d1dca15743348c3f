#include "core/base/idle_memory.h"

#include <cstdlib> // says which C library it is

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace pentimento {

void give_back_idle_memory() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

} // namespace pentimento
