#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include <malloc.h>
#include <unistd.h>

#include <c10/core/CPUAllocator.h>

namespace pentimento::testing {

/// Stands in front of torch's CPU allocator and counts the bytes that are held, while it lives: those of
/// tensors, and what oneDNN works with.
class WatchedMemory final : public c10::Allocator {
 public:
  WatchedMemory() : real_(c10::GetCPUAllocator()) {
    const std::lock_guard lock(book().mutex);
    book().live = book().peak = 0;
    c10::SetCPUAllocator(this, 100);
  }
  ~WatchedMemory() override { c10::SetCPUAllocator(real_, 100); }

  c10::DataPtr allocate(std::size_t bytes) override {
    auto inner = real_->allocate(bytes);
    const auto device = inner.device();
    const auto release = inner.get_deleter();
    void* data = inner.release_context();
    if (!data) return {nullptr, nullptr, release, device};
    const std::lock_guard lock(book().mutex);
    book().held[data] = {static_cast<std::int64_t>(bytes), release};
    book().live += static_cast<std::int64_t>(bytes);
    book().peak = std::max(book().peak, book().live);
    return {data, data, &let_go, device};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &let_go; }
  void copy_data(void* to, const void* from, std::size_t bytes) const override {
    real_->copy_data(to, from, bytes);
  }

  /// The most that was held at once of what was taken since.
  std::int64_t peak() const { return book().peak; }

 private:
  struct Book { // outlives every watch, as tensors may
    std::mutex mutex;
    std::map<void*, std::pair<std::int64_t, c10::DeleterFnPtr>> held;
    std::int64_t live = 0, peak = 0;
  };
  static Book& book() {
    static Book all;
    return all;
  }
  static void let_go(void* data) {
    if (!data) return;
    const std::lock_guard lock(book().mutex);
    const auto found = book().held.find(data);
    book().live -= found->second.first;
    found->second.second(data);
    book().held.erase(found);
  }
  c10::Allocator* real_;
};

/// How far the program's memory of its own rises above where it was, looked at every millisecond; pages of
/// files (libraries, mapped weights), which can be dropped, are not among it.
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
    std::int64_t size = 0, pages = 0, of_files = 0;
    statm >> size >> pages >> of_files;
    return (pages - of_files) * sysconf(_SC_PAGESIZE);
  }
  std::int64_t start_ = 0;
  std::atomic<std::int64_t> highest_{0};
  std::atomic<bool> done_{false};
  std::thread thread_;
};

} // namespace pentimento::testing
