#pragma once

#include "core/base/torch.h"
#include "core/values/memory_forecast.h"

namespace pentimento {

/// What can still be taken on a device. The CPU's is what Linux calls available (files that it may drop are
/// free), or what the control group that a container or a service runs in leaves, whichever is less. A
/// CUDA device's is the driver's figure and what torch holds without using it; LibTorch 2.13 or later.
/// Zeros where it cannot be told.
FreeMemory free_memory(const torch::Device& device);

/// The CPU's from texts as in /proc/meminfo, and in memory.max, memory.current and memory.stat of a control
/// group; those may be empty.
FreeMemory free_memory_from(const std::string& meminfo, const std::string& group_max,
                            const std::string& group_now, const std::string& group_stat);

} // namespace pentimento
