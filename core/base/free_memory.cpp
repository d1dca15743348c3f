#include "core/base/free_memory.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#if TORCH_VERSION_MAJOR > 2 || TORCH_VERSION_MINOR >= 13
#include <c10/core/CachingDeviceAllocator.h>
#endif

namespace pentimento {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The number behind `name` at the start of a line; 0 where there is none.
std::int64_t number_after(const std::string& text, const std::string& name) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(name)) continue;
    const auto digits = line.find_first_of("0123456789", name.size());
    std::int64_t number = 0;
    if (digits != std::string::npos) std::from_chars(line.data() + digits, line.data() + line.size(), number);
    return number;
  }
  return 0;
}

/// Where the control group of this process keeps its limits; the root's has none.
std::filesystem::path control_group() {
  std::istringstream lines(text_of("/proc/self/cgroup"));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("0::/")) return std::filesystem::path("/sys/fs/cgroup") / line.substr(4);
  return "/sys/fs/cgroup";
}

#if TORCH_VERSION_MAJOR > 2 || TORCH_VERSION_MINOR >= 13
FreeMemory device_memory(const torch::Device& device) {
  auto* allocator = dynamic_cast<c10::DeviceAllocator*>(c10::GetAllocator(device.type()));
  if (!allocator) return {};
  try {
    const auto [free, total] = allocator->getMemoryInfo(device.index());
    const auto stats = allocator->getDeviceStats(device.index());
    constexpr auto all = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);
    const auto unused = stats.reserved_bytes[all].current - stats.allocated_bytes[all].current;
    return {static_cast<std::int64_t>(free) + unused, static_cast<std::int64_t>(total)};
  } catch (const std::exception&) { // a forecast without it is still one
    return {};
  }
}
#else
FreeMemory device_memory(const torch::Device&) {
  return {};
}
#endif

} // namespace

FreeMemory free_memory_from(const std::string& meminfo, const std::string& group_max,
                            const std::string& group_now, const std::string& group_stat) {
  constexpr std::int64_t kibi = 1024;
  FreeMemory memory{number_after(meminfo, "MemAvailable:") * kibi, number_after(meminfo, "MemTotal:") * kibi};
  const auto most = number_after(group_max, "");
  if (most <= 0 || (memory.total > 0 && most >= memory.total)) return memory; // "max": no limit
  const auto files = number_after(group_stat, "inactive_file");
  const auto left = std::max<std::int64_t>(most - number_after(group_now, "") + files, 0);
  return {memory.total > 0 ? std::min(memory.free, left) : left, most};
}

FreeMemory free_memory(const torch::Device& device) {
  if (!device.is_cpu()) return device_memory(device);
  const auto group = control_group();
  return free_memory_from(text_of("/proc/meminfo"), text_of(group / "memory.max"),
                          text_of(group / "memory.current"), text_of(group / "memory.stat"));
}

} // namespace pentimento
