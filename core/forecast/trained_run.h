#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "core/forecast/model_shape.h"
#include "core/values/concept.h"

namespace pentimento {

/// What a run of a trained method takes, told from its settings and the model's shapes.
class TrainedRun {
 public:
  /// @param settings as resolved_settings gives them. @param trained the parameters that its edits hold.
  TrainedRun(const DiffusionModel& model, const ModelShape& shape, const Plan& plan, SettingValues settings,
             std::set<std::string> trained);

  int rows() const; ///< That are trained on at once, as the settings have it.
  /// Held throughout: float32 masters, AdamW's two moments, the newest edit, the gradient of what is to be
  /// kept, and the text states of the sentences that it learns from.
  std::int64_t kept() const;
  /// Before the first step: drawing the pictures that it learns from, or a closed form that it begins with.
  std::int64_t preparing() const;
  /// One step over `rows`: the UNet forwards and backwards, behind an encoder that is trained that too, or
  /// the pictures that it is done on, which are drawn with guidance.
  std::int64_t step(int rows) const;

 private:
  std::int64_t whole(const char* key, std::int64_t otherwise = 0) const;
  bool preserves() const; ///< Whether a second gradient says what is to be kept.
  bool learns() const;    ///< Whether it draws anchors' pictures.

  const DiffusionModel& model_;
  const ModelShape& shape_;
  const Plan& plan_;
  SettingValues settings_;
  std::set<std::string> trained_;
  std::int64_t height_, width_;
};

} // namespace pentimento
