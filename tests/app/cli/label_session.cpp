// A session of the label queue without a window, to be killed: goes on with LOG where it stopped, and says
// "N" on standard error after the N-th label is on the disk.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "core/judges/detector_log.h"
#include "core/judges/detector_streams.h"

using namespace pentimento;

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::filesystem::path path = arguments[1];
  const auto stream = test::clip_stream(21, {1.2, false, 20000});
  const bool begun = std::filesystem::exists(path) && !read_detector_log(path).events.empty();
  DetectorLog log(path);
  const auto detector =
      begun ? std::make_unique<OnlineDetector>(replay(read_detector_log(path).events)) : nullptr;
  std::unique_ptr<OnlineDetector> fresh;
  if (detector)
    detector->set_sink(log.sink());
  else
    fresh = std::make_unique<OnlineDetector>(test::settings_for(stream, 10), stream.warm, log.sink());
  auto& running = detector ? *detector : *fresh;
  int labels = 0;
  for (const auto& one : running.observations()) labels += one.label.has_value();
  for (auto i = running.observations().size(); i < stream.pictures.size(); ++i) {
    const auto& one = running.observe(stream.pictures[i].embedding, {0, "direct", "a cat", i, "ab"});
    if (!one.query.asked) continue;
    running.label(one.id, stream.pictures[i].leak ? HumanLabel::Leak : HumanLabel::Clean);
    std::fprintf(stderr, "%d\n", ++labels);
  }
}
