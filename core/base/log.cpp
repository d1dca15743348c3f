#include "core/base/log.h"

#include <mutex>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace pentimento::log {
namespace {

struct Loggers {
  std::shared_ptr<spdlog::logger> console = spdlog::stderr_color_mt("pentimento");
  std::mutex mutex;
  std::function<void(Level, const std::string&)> sink;

  Loggers() {
    console->set_pattern("%H:%M:%S %^%l%$ %v");
    console->set_level(spdlog::level::warn);
  }
};

Loggers& loggers() {
  static Loggers all; // spdlog keeps a registry of its own; this is its one user
  return all;
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
  case Level::Debug:
    return spdlog::level::debug;
  case Level::Info:
    return spdlog::level::info;
  case Level::Warning:
    return spdlog::level::warn;
  case Level::Error:
    return spdlog::level::err;
  }
  return spdlog::level::info;
}

void say(Level level, const std::string& sentence) {
  auto& all = loggers();
  all.console->log(spdlog_level(level), sentence);
  if (level == Level::Debug) return;
  const std::lock_guard lock(all.mutex);
  if (all.sink) all.sink(level, sentence);
}

} // namespace

void debug(const std::string& sentence) {
  say(Level::Debug, sentence);
}
void info(const std::string& sentence) {
  say(Level::Info, sentence);
}
void warning(const std::string& sentence) {
  say(Level::Warning, sentence);
}
void error(const std::string& sentence) {
  say(Level::Error, sentence);
}

void set_level(Level level) {
  loggers().console->set_level(spdlog_level(level));
}

void set_sink(std::function<void(Level, const std::string&)> sink) {
  const std::lock_guard lock(loggers().mutex);
  loggers().sink = std::move(sink);
}

} // namespace pentimento::log
