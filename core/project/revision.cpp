#include "core/project/revision.h"

namespace pentimento {

std::string program_revision() {
  return PENTIMENTO_REVISION;
}

} // namespace pentimento
