#include "core/judges/classifier_head.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

using nlohmann::json;

constexpr auto kWords = "head.json";
constexpr auto kWeights = "head.safetensors";

json json_of_counts(const Proportion& counts) {
  return {{"k", counts.k}, {"n", counts.n}};
}

Proportion counts_of(const json& value) {
  const Proportion counts{value.at("k").get<int>(), value.at("n").get<int>()};
  if (counts.k < 0 || counts.k > counts.n)
    throw json::other_error::create(0, "k is not within 0 to n", &value);
  return counts;
}

void read_words(const json& words, ClassifierHead& head) {
  for (const auto& label : words.at("labels")) {
    head.reliability.push_back({label.at("label").get<std::string>(), counts_of(label.at("found")),
                                counts_of(label.at("false_alarms")), label.at("not_sure").get<int>()});
    head.thresholds.push_back(label.at("threshold").get<double>());
  }
  const auto& clip = words.at("clip");
  const auto& pictures = words.at("pictures");
  head.origin = {clip.at("weights_sha256").get<std::string>(),
                 clip.at("folder").get<std::string>(),
                 pictures.at("sha256").get<std::string>(),
                 pictures.at("learned_from").get<int>(),
                 pictures.at("calibrated_on").get<int>(),
                 pictures.at("tested_on").get<int>(),
                 words.at("ridge").get<double>()};
}

/// @throws Error(ShapeMismatch | NotFinite).
torch::Tensor checked(const TensorSource& file, const std::string& name, std::int64_t dims,
                      std::size_t labels) {
  const auto tensor = file.tensor(name).to(torch::kFloat32).clone();
  if (tensor.dim() != dims || tensor.size(0) != static_cast<std::int64_t>(labels))
    throw Error(ErrorCode::ShapeMismatch, std::string(kWeights) + ": " + name + " does not fit the labels",
                std::to_string(labels) + " rows", c10::str(tensor.sizes()));
  if (!tensor.isfinite().all().item<bool>())
    throw Error(ErrorCode::NotFinite,
                std::string(kWeights) + ": " + name + " holds values that are no numbers");
  return tensor;
}

} // namespace

std::vector<std::string> ClassifierHead::labels() const {
  std::vector<std::string> names;
  for (const auto& one : reliability) names.push_back(one.label);
  return names;
}

torch::Tensor ClassifierHead::probabilities(const torch::Tensor& directions) const {
  return (directions.matmul(weight.t()) + bias).sigmoid();
}

bool is_head(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / kWords);
}

void write_head(const std::filesystem::path& folder, const ClassifierHead& head) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    throw Error(ErrorCode::FileUnwritable, "the head's folder cannot be made", folder.string(),
                failed.message());
  json labels = json::array();
  for (std::size_t i = 0; i < head.reliability.size(); ++i) {
    const auto& one = head.reliability[i];
    labels.push_back({{"label", one.label},
                      {"found", json_of_counts(one.found)},
                      {"false_alarms", json_of_counts(one.false_alarms)},
                      {"not_sure", one.not_sure},
                      {"threshold", head.thresholds[i]}});
  }
  const auto& origin = head.origin;
  const json words{
      {"format", "pentimento-head 1"},
      {"clip", {{"weights_sha256", origin.clip_sha256}, {"folder", origin.clip_folder.string()}}},
      {"labels", labels},
      {"ridge", origin.ridge},
      {"pictures",
       {{"sha256", origin.pictures_sha256},
        {"learned_from", origin.learned_from},
        {"calibrated_on", origin.calibrated_on},
        {"tested_on", origin.tested_on}}}};
  write_safetensors(folder / kWeights, NamedTensors{{"weight", head.weight}, {"bias", head.bias}});
  write_text(folder / kWords, words.dump(1) + "\n"); // last: it is what makes the folder a head
}

ClassifierHead read_head(const std::filesystem::path& folder) {
  ClassifierHead head;
  const auto path = folder / kWords;
  const json words = read_json(path);
  try {
    read_words(words, head);
  } catch (const json::exception& broken) {
    throw Error(ErrorCode::BadFormat, path.string() + " is no trained head", "what train-judge writes",
                broken.what());
  }
  const auto file = SafetensorsFile::open(folder / kWeights);
  head.weight = checked(*file, "weight", 2, head.reliability.size());
  head.bias = checked(*file, "bias", 1, head.reliability.size());
  return head;
}

std::string head_sha256(const ClassifierHead& head) {
  Sha256 hash;
  hash.add(head.origin.clip_sha256);
  for (const auto& label : head.labels()) hash.add(label);
  for (const auto* part : {&head.weight, &head.bias}) {
    const auto values = part->to(torch::kCPU, torch::kFloat32).contiguous();
    hash.add(
        std::as_bytes(std::span(values.const_data_ptr<float>(), static_cast<std::size_t>(values.numel()))));
  }
  return hash.hex();
}

} // namespace pentimento
