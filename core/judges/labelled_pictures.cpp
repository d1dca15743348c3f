#include "core/judges/labelled_pictures.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <span>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/io/png.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

bool is_picture(const fs::path& path) {
  auto extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
  return extension == ".png" || extension == ".jpg" || extension == ".jpeg";
}

/// Names in a folder, sorted, so that nothing depends on the disk's order.
std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    entries.push_back(entry->path());
  if (failed)
    throw Error(ErrorCode::FileUnreadable, "the folder cannot be read", folder.string(), failed.message());
  std::ranges::sort(entries);
  return entries;
}

std::string key_of(const Image& image) {
  return Sha256().add(static_cast<std::uint64_t>(image.width)).add(std::as_bytes(std::span(image.rgb))).hex();
}

/// What several pictures of the same pixels show together.
struct ReadPicture {
  std::set<std::string> shows;
  std::vector<float> direction;
};

/// Calls `use` with every picture that can be read. @return how many.
int read_each(const LabelledPictures& pictures, RunControl& control, std::vector<std::string>& rejected,
              const PictureCount& count,
              const std::function<void(const LabelledPicture&, const Image&)>& use) {
  int read = 0, done = 0;
  for (const auto& picture : pictures.pictures) {
    control.checkpoint();
    try {
      use(picture, read_picture(picture.path));
      ++read;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::BadFormat && error.code() != ErrorCode::FileUnreadable) throw;
      rejected.push_back(error.what());
    }
    if (count) count(++done, static_cast<int>(pictures.pictures.size()));
  }
  if (read == 0)
    throw Error(ErrorCode::BadFormat, pictures.folder.string() + " holds no picture that can be read",
                "PNG or JPEG files", std::to_string(rejected.size()) + " others",
                rejected.empty() ? "" : rejected.front());
  return read;
}

} // namespace

LabelledPictures list_labelled_pictures(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw Error(ErrorCode::FileNotFound, "there is no folder of labelled pictures", folder.string(),
                "no such folder", "make one with a folder a label in it, and pictures in those");
  LabelledPictures found{folder, {}, {}};
  for (const auto& label : sorted_entries(folder)) {
    if (!fs::is_directory(label)) continue;
    const auto name = label.filename().string();
    const auto before = found.pictures.size();
    for (const auto& path : sorted_entries(label))
      if (is_picture(path))
        found.pictures.push_back({path, name == kNoLabel ? std::set<std::string>{} : std::set{name}});
    if (found.pictures.size() > before && name != kNoLabel) found.labels.push_back(name);
  }
  if (found.labels.empty())
    throw Error(
        ErrorCode::BadFormat, folder.string() + " holds no labelled pictures",
        "a folder a label (such as \"cat\", and \"none\" for pictures that show none of them) with PNG or "
        "JPEG files in it",
        found.pictures.empty() ? "no such folder" : "only \"none\"");
  return found;
}

LabelledFeatures features_of(const LabelledPictures& pictures, ClipJudge& judge, RunControl& control,
                             std::vector<std::string>& rejected, const PictureCount& count) {
  std::map<std::string, ReadPicture> read; // by key: the same pictures in any order give the same head
  read_each(pictures, control, rejected, count, [&](const LabelledPicture& picture, const Image& image) {
    auto& one = read[key_of(image)];
    one.shows.insert(picture.shows.begin(), picture.shows.end());
    if (one.direction.empty()) one.direction = judge.embedding(image);
  });
  LabelledFeatures features;
  features.labels = pictures.labels;
  std::vector<torch::Tensor> directions, shows;
  for (const auto& [key, picture] : read) {
    features.keys.push_back(key);
    directions.push_back(torch::tensor(picture.direction));
    auto row = torch::zeros({static_cast<std::int64_t>(pictures.labels.size())}, torch::kBool);
    for (std::size_t l = 0; l < pictures.labels.size(); ++l)
      row[static_cast<std::int64_t>(l)] = picture.shows.count(pictures.labels[l]) > 0;
    shows.push_back(row);
  }
  features.directions = torch::stack(directions);
  features.shows = torch::stack(shows);
  return features;
}

std::string labelled_sha256(const LabelledFeatures& pictures) {
  Sha256 hash;
  for (const auto& label : pictures.labels) hash.add(label);
  const auto shows = pictures.shows.contiguous();
  const auto shown = shows.accessor<bool, 2>();
  for (std::size_t i = 0; i < pictures.keys.size(); ++i) {
    hash.add(pictures.keys[i]);
    for (std::int64_t l = 0; l < shows.size(1); ++l)
      hash.add(static_cast<std::uint64_t>(shown[static_cast<std::int64_t>(i)][l]));
  }
  return hash.hex();
}

ClassifierHead train_judge(const LabelledPictures& pictures, ClipJudge& clip, RunControl& control,
                           std::vector<std::string>& rejected, const PictureCount& count) {
  const auto features = features_of(pictures, clip, control, rejected, count);
  HeadOrigin origin;
  origin.clip_sha256 = clip.clip_sha256();
  origin.clip_folder = clip.folder();
  origin.pictures_sha256 = labelled_sha256(features);
  return train_head(features, std::move(origin), control);
}

std::vector<LabelReliability> test_judge(const LabelledPictures& pictures, ClipJudge& judge,
                                         RunControl& control, std::vector<std::string>& rejected,
                                         const PictureCount& count) {
  std::vector<std::string> known;
  for (const auto& label : pictures.labels)
    if (!judge.labels_beside(label).empty()) known.push_back(label);
  if (known.empty())
    throw Error(ErrorCode::UnknownName, "the judge knows none of the labels", "one that it was trained on",
                pictures.labels.front());
  std::vector<torch::Tensor> said, shown;
  read_each(pictures, control, rejected, count, [&](const LabelledPicture& picture, const Image& image) {
    std::vector<double> probabilities;
    auto row = torch::zeros({static_cast<std::int64_t>(known.size())}, torch::kBool);
    for (std::size_t l = 0; l < known.size(); ++l) {
      probabilities.push_back(judge.score(image, known[l]).probability);
      row[static_cast<std::int64_t>(l)] = picture.shows.count(known[l]) > 0;
    }
    said.push_back(torch::tensor(probabilities, torch::kFloat64));
    shown.push_back(row);
  });
  return count_reliability(known, torch::stack(said), torch::stack(shown));
}

} // namespace pentimento
