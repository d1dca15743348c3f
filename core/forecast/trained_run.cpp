#include "core/forecast/trained_run.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/erasure/settings.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/forecast/closed_form.h"
#include "core/pipelines/editable_parameters.h"
#include "core/pipelines/latent_size.h"

namespace pentimento {
namespace {

/// How many elements the parameters have that are trained; erasers, which no module has yet, are not among
/// them: they are small.
std::int64_t elements_of(const DiffusionModel& model, const std::set<std::string>& names) {
  std::int64_t elements = 0;
  for (const auto& item : model.unet->named_parameters())
    if (names.contains(item.key())) elements += item.value().numel();
  for (const auto& item : model.text_encoder->named_parameters())
    if (names.contains(text_encoder_prefix + item.key())) elements += item.value().numel();
  return elements;
}

} // namespace

TrainedRun::TrainedRun(const DiffusionModel& model, const ModelShape& shape, const Plan& plan,
                       SettingValues settings, std::set<std::string> trained)
    : model_(model), shape_(shape), plan_(plan), settings_(std::move(settings)),
      trained_(std::move(trained)) {
  std::tie(height_, width_) = latent_size(model, {});
}

std::int64_t TrainedRun::whole(const char* key, std::int64_t otherwise) const {
  return settings_.contains(key) ? SettingReader(settings_).whole(key) : otherwise;
}

bool TrainedRun::preserves() const {
  const SettingReader read(settings_);
  return read.text("surgery") != "off" || read.real("retain_weight") > 0.0;
}

bool TrainedRun::learns() const {
  // Methods with sentences of their own draw anchors only for what is to be kept.
  return settings_.contains("anchor_latents") && (preserves() || !settings_.contains("templates"));
}

int TrainedRun::rows() const {
  return static_cast<int>(whole("batch_size", 1));
}

std::int64_t TrainedRun::kept() const {
  const std::int64_t copies = preserves() ? 5 : 4, single = sizeof(float);
  const auto anchors = learns() ? whole("anchor_latents") : 0;
  const auto others = learns() && !plan_.kept.empty() ? whole("kept_latents") : 0;
  const auto own = 2 * whole("templates") * static_cast<std::int64_t>(plan_.pairs.size());
  // Target, anchor and what is kept stand side by side for each picture; every text is remembered once.
  const auto sentences = 5 * anchors + 2 * others + 2 * own;
  const auto state = static_cast<std::int64_t>(model_.tokenizer.model_max_length()) *
                     model_.unet->config.cross_attention_dim.front() *
                     static_cast<std::int64_t>(torch::elementSize(model_.plan().dtype));
  return copies * elements_of(model_, trained_) * single + sentences * state;
}

std::int64_t TrainedRun::preparing() const {
  const auto learned =
      std::max(learns() ? whole("anchor_latents") + whole("kept_latents") : 0, whole("target_latents"));
  const auto at_once = 2 * std::min<std::int64_t>(learned, base_latents_batch); // drawn with guidance
  const auto drawing = learned > 0 ? shape_.forward_bytes(at_once, height_, width_) : 0;
  return settings_.contains("keep_listed") ? std::max(drawing, prior_bytes(model_, plan_, settings_))
                                           : drawing;
}

std::int64_t TrainedRun::step(int rows) const {
  const auto others = preserves() ? whole("retain_rows") : 0;
  const auto most = std::max<std::int64_t>(rows, others);
  auto bytes = shape_.backward_bytes(most, height_, width_, trained_);
  if (!trained_.empty() && trained_.begin()->starts_with(text_encoder_prefix))
    bytes += shape_.encode_bytes(std::max<std::int64_t>(others, 1), true);
  if (settings_.contains("sampling_steps"))
    bytes = std::max(bytes, shape_.forward_bytes(2 * most, height_, width_));
  return bytes;
}

} // namespace pentimento
