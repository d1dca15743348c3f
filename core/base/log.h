#pragma once

#include <functional>
#include <string>

namespace pentimento::log {

enum class Level { Debug, Info, Warning, Error };

/// Whole sentences, said before the act. Safe from any thread.
void debug(const std::string& sentence);
void info(const std::string& sentence);
void warning(const std::string& sentence);
void error(const std::string& sentence);

/// The least severe level that is written to stderr (the command line shows warnings only, unless --verbose).
void set_level(Level level);

/// Also hands every sentence of level Info and above to `sink` (the window's Log dock); an empty function
/// ends that.
void set_sink(std::function<void(Level, const std::string&)> sink);

} // namespace pentimento::log
