// Records an erasure and a probe by hand in FOLDER/at.pentimento, once for every call that writes, which
// fails: the disk full or read-only from there on, or full for that call alone. Preloaded with failing_disk.
// Each time the record must end with one error that names its cause, or whole; leave a whole project; and go
// through afterwards.
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/torch.h"

#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/project/model_list.h"
#include "core/project/project.h"

using namespace pentimento;
namespace fs = std::filesystem;

namespace {

Image picture(int seed) {
  Image image{8, 8, {}};
  for (int i = 0; i < 8 * 8 * 3; ++i) image.rgb.push_back(static_cast<std::uint8_t>(seed * 37 + i * 11));
  return image;
}

WeightDelta edit() {
  WeightDelta delta;
  delta.origin.base_hash = std::string(64, 'b');
  delta.origin.method = "uce";
  delta.origin.pairs = {{"cat", "dog"}};
  delta.entries["attn2.to_k.weight"] = dense_entry(torch::full({2, 3}, 1.0F));
  return delta;
}

/// What `erase` and `probe` with --project write. @return what is wrong, or nothing.
std::string record(const fs::path& folder) {
  try {
    Project project(folder, Project::Access::Write);
    remember_model(project.path_of("models.json"), {"Miniature", "miniature", std::string(64, 'b'), "", ""});
    const auto erasing =
        project.begin_run(project.add_plan("cat → dog", {{"pairs", 1}}), "erase", {{"a", 1}});
    project.add_edit(erasing, edit(), -1, std::string(64, 'c'), {{"finite", true}});
    project.end_run(erasing, "done", {{"seconds", 1}});
    const auto probing = project.begin_run(project.add_plan("direct", {{"cells", 4}}), "probe", {{"a", 1}});
    for (const char* side : {"before", "after"})
      for (int seed : {41, 42}) {
        CellRecord cell;
        cell.run = probing;
        cell.side = side;
        cell.key = {0, static_cast<std::uint64_t>(seed)};
        cell.one = {"a cat", Role::Target, "cat", "cat", "", false};
        cell.judge = "judge";
        cell.score = Score{0.75, "cat", true};
        project.add_picture(cell, picture(seed), {{"prompt", "a cat"}});
      }
    project.end_run(probing, "done", {{"pictures", 4}});
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

/// What is wrong with the project as it lies there.
std::string problem(const fs::path& folder, bool finished) {
  if (!Project::is_project(folder)) return finished ? "there is no project" : "";
  try {
    const Project project(folder, Project::Access::Read);
    if (const auto all = project.problems(); !all.empty()) return all.front();
    for (const auto& run : project.runs())
      for (const auto& one : project.edits(run.id))
        if (load_delta(project.path_of(one.file)).content_hash() != one.content_hash) return "another edit";
    if (!finished) return {};
    if (project.runs().back().status != "done") return "the last run is not done";
    if (project.cells(project.runs().back().id).size() != 4) return "pictures are missing";
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".part") return "half a file remains";
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

struct Child {
  int exit_code = -1;
  std::string said;
};

/// The record in a process of its own, whose disk fails.
template <class Prepare>
Child record_failing(const fs::path& folder, const Prepare& prepare) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    prepare();
    const auto said = record(folder);
    const auto written = ::write(ends[1], said.data(), said.size());
    _exit(said.empty() ? 0 : written > 0 ? 1 : 2);
  }
  ::close(ends[1]);
  Child result;
  char bytes[512];
  for (ssize_t count; (count = ::read(ends[0], bytes, sizeof bytes)) > 0;)
    result.said.append(bytes, static_cast<std::size_t>(count));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

/// A disk that is full for one call only is not any more when it is asked why.
bool names_its_cause(const std::string& said, const std::string& folder, bool once) {
  if (said.find(folder) == std::string::npos || said.find('\n') != std::string::npos) return false;
  for (const char* cause : {"No space left", "disk is full", "Read-only", "readonly"})
    if (said.find(cause) != std::string::npos) return true;
  return once && said.find("unable to open database file") != std::string::npos;
}

} // namespace

int main(int count, char** arguments) {
  using Set = void(const char*, int, int, bool);
  const auto set = reinterpret_cast<Set*>(::dlsym(RTLD_DEFAULT, "failing_disk"));
  const auto calls = reinterpret_cast<int (*)()>(::dlsym(RTLD_DEFAULT, "failing_disk_calls"));
  if (count != 2 || !set || !calls) return 2;
  const auto folder = fs::absolute(arguments[1]) / "at.pentimento";
  int all_wrong = 0;
  for (const auto& [name, number, once] : {std::tuple("full from there on", ENOSPC, false),
                                           {"read-only from there on", EROFS, false},
                                           {"full for one call", ENOSPC, true}}) {
    fs::remove_all(folder);
    set(folder.c_str(), 0, 0, false);
    if (const auto said = record(folder); !said.empty()) return std::puts(said.c_str()), 1;
    const int points = calls();
    int failed = 0, wrong = 0;
    const auto complain = [&, &mode = name](int at, const std::string& what) {
      ++wrong;
      std::fprintf(stderr, "%s, call %d: %s\n", mode, at, what.c_str());
    };
    for (int at = 1; at <= points; ++at) {
      fs::remove_all(folder);
      const auto child = record_failing(
          folder, [&, errno_ = number, alone = once] { set(folder.c_str(), at, errno_, alone); });
      failed += child.exit_code == 1;
      if (child.exit_code == 1 ? !names_its_cause(child.said, folder.string(), once) : child.exit_code != 0)
        complain(at, "exit " + std::to_string(child.exit_code) + ", " + child.said);
      set("", 0, 0, false);
      if (const auto what = problem(folder, child.exit_code == 0); !what.empty()) complain(at, what);
      if (const auto said = record(folder); !said.empty()) complain(at, "does not go on: " + said);
      if (const auto what = problem(folder, true); !what.empty()) complain(at, "afterwards: " + what);
    }
    std::printf("%s: %d calls, %d ended with a message, %d were got over, %d wrong\n", name, points, failed,
                points - failed, wrong);
    all_wrong += wrong;
  }
  return all_wrong != 0;
}
