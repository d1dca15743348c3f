#pragma once

namespace pentimento {

/// Gives the system back what malloc keeps of memory that was let go. Blocks of many sizes come and go while
/// a model works, and leave holes that would count as the program's until the next one of that size. A matter
/// of milliseconds; the next job takes the pages anew. Nothing happens where the C library has no such call.
void give_back_idle_memory();

} // namespace pentimento
