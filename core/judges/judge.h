#pragma once

#include <string>
#include <vector>

#include "core/values/grid_cell.h"
#include "core/values/image.h"
#include "core/values/interval.h"
#include "core/values/label_reliability.h"

namespace pentimento {

/// A judge's own validity, shown beside whatever it says.
struct JudgeCard {
  std::string name;
  std::string weights_sha256; ///< Which version of it; empty for a judge without weights.
  std::vector<std::string> labels;
  double threshold = 0.5;
  Proportion
      false_alarms;  ///< Pictures before any edit that do not ask for a target and were judged to show one.
  Proportion misses; ///< Pictures before any edit that were judged not to show what they ask for.
  int not_sure = 0;  ///< Pictures before any edit that it would not decide.
  std::vector<LabelReliability> held_out; ///< Of a trained judge, on labelled pictures kept apart.
};

/// Looks at a picture and says how probable a label is.
class Judge {
 public:
  virtual ~Judge() = default;
  Judge() = default;
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// "CLIP zero-shot, patch 8, 64 px"
  virtual std::string name() const = 0;

  /// The labels that `label` is weighed against, itself among them; empty when the judge does not know it.
  virtual const std::vector<std::string>& labels_beside(const std::string& label) const = 0;

  /// How probable `label` is in the picture, and whether the judge is sure of it.
  /// @param asked_objects how many objects the prompt asks for, 1 or 2. @throws Error(UnknownName) on an
  /// unknown label.
  virtual Score score(const Image& image, const std::string& label, int asked_objects = 1) = 0;

  /// The picture in the judge's feature space, of unit length, for detectors that learn on it; empty for a
  /// judge without one.
  virtual std::vector<float> embedding(const Image& /*image*/) { return {}; }
};

} // namespace pentimento
