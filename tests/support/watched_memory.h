#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include <malloc.h>
#include <unistd.h>

#include <c10/core/CPUAllocator.h>

namespace pentimento::testing {

/// Stands in front of torch's CPU allocator and counts the bytes of tensors that are held, while it lives.
class WatchedMemory final : public c10::Allocator {
 public:
  WatchedMemory() : real_(c10::GetCPUAllocator()) { c10::SetCPUAllocator(this, 100); }
  ~WatchedMemory() override { c10::SetCPUAllocator(real_, 100); }

  c10::DataPtr allocate(std::size_t bytes) override {
    auto inner = real_->allocate(bytes);
    void* data = inner.get();
    const auto device = inner.device();
    const auto now = *live_ += static_cast<std::int64_t>(bytes);
    peak_ = std::max(peak_.load(), now);
    return {data, new Held{std::move(inner), live_, static_cast<std::int64_t>(bytes)},
            [](void* context) { delete static_cast<Held*>(context); }, device};
  }
  c10::DeleterFnPtr raw_deleter() const override { return real_->raw_deleter(); }
  void copy_data(void* to, const void* from, std::size_t bytes) const override {
    real_->copy_data(to, from, bytes);
  }

  std::int64_t peak() const { return peak_; }

 private:
  using Count = std::shared_ptr<std::atomic<std::int64_t>>;
  struct Held { // outlives the watch where a tensor does
    c10::DataPtr data;
    Count live;
    std::int64_t bytes;
    ~Held() { *live -= bytes; }
  };
  c10::Allocator* real_;
  Count live_ = std::make_shared<std::atomic<std::int64_t>>(0);
  std::atomic<std::int64_t> peak_{0};
};

/// How far the program's resident memory rises above where it was, looked at every millisecond.
class PeakResident {
 public:
  PeakResident() {
    malloc_trim(0);
    start_ = highest_ = resident();
    thread_ = std::thread([this] {
      while (!done_) {
        highest_ = std::max(highest_.load(), resident());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }
  ~PeakResident() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
  }
  /// Bytes above the start, so far.
  std::int64_t rise() const { return highest_ - start_; }

 private:
  static std::int64_t resident() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t size = 0, pages = 0;
    statm >> size >> pages;
    return pages * sysconf(_SC_PAGESIZE);
  }
  std::int64_t start_ = 0;
  std::atomic<std::int64_t> highest_{0};
  std::atomic<bool> done_{false};
  std::thread thread_;
};

} // namespace pentimento::testing
