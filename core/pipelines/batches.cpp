#include "core/pipelines/batches.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"

namespace pentimento {

bool fits(const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const std::exception&) {
    if (failure_in_flight().code != error_code_name(ErrorCode::OutOfMemory)) throw;
    return false;
  }
}

void in_batches(int count, int batch, const std::function<void(int, int)>& work,
                const std::function<void(const std::string&)>& warn, const std::function<bool()>& save) {
  in_batches(std::vector<int>{count}, batch, work, warn, save);
}

void in_batches(const std::vector<int>& groups, int batch, const std::function<void(int, int)>& work,
                const std::function<void(const std::string&)>& warn, const std::function<bool()>& save) {
  batch = std::max(batch, 1);
  int first = 0, end = 0;
  for (const int count : groups) {
    for (end += count; first < end;) {
      const int n = std::min(batch, end - first);
      if (fits([&] { work(first, n); })) {
        first += n;
        continue;
      }
      if (n == 1) {
        if (save && save()) continue;
        throw Error(ErrorCode::OutOfMemory, "one picture alone does not fit into memory", "", "",
                    "take a smaller picture, a lower precision or another device");
      }
      batch = n / 2;
      const auto text = "Memory ran low. Drawing " +
                        (batch == 1 ? "one picture" : std::to_string(batch) + " pictures") +
                        " at a time from here on.";
      log::warning(text);
      if (warn) warn(text);
    }
  }
}

} // namespace pentimento
