#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/jobs/job.h"
#include "core/values/attack_view.h"
#include "core/values/erasure_settings.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// Every attack, as the window offers it. @param unet_width of the open model's first block.
std::vector<AttackInfo> attack_infos(int unet_width);

/// Everything that an attack on the session's edits needs.
struct AttackOrder {
  AttackWish wish;
  SettingValues settings; ///< Over the attack's preset.
  std::string target;     ///< Empty: the first that the edits name.
  std::uint64_t seed = 41;
  SamplingSettings sampling;
};

/// Runs an attack and its null control on the model with the edits that are on, and tells about it as
/// AttackNews. The session's weights are the same afterwards, however it ends.
class AttackJob : public Job {
 public:
  explicit AttackJob(AttackOrder order) : order_(std::move(order)) {}
  std::string title() const override;
  /// @throws Error(BadSetting) where no edit is on, and as run_attack.
  void run(JobContext& context) override;

 private:
  AttackOrder order_;
};

} // namespace pentimento
