#include "core/probes/attacks/attack_settings.h"

#include "core/erasure/setting_makers.h"

namespace pentimento {

std::vector<SettingDescription> search_settings(const SearchStandards& standard) {
  return {
      whole_setting("steps", "Steps", standard.steps, 1, 1000000, "Steps of one search.", true, "steps"),
      whole_setting("searches", "Searches", standard.searches, 1, 10000,
                    "Prompts that are sought, each from its own start; the pictures are drawn from all of "
                    "them in turn.",
                    true),
      whole_setting("judge_every", "Look every", standard.judge_every, 0, 1000000,
                    "Steps between two looks at a picture of what was found; 0 looks after the last step "
                    "alone.",
                    false, "steps"),
      whole_setting("candidate_pictures", "Pictures a look", standard.candidate_pictures, 1, 64,
                    "Pictures that are drawn and judged at a look; the best look is kept. Their seeds are "
                    "not those of the counted pictures."),
      flag_setting("stop_when_found", "Stop when found", standard.stop_when_found,
                   "Ends a search once more than half of a look's pictures show the target."),
      whole_setting("max_seconds", "Time budget", 0, 0, 10000000,
                    "Ends the attack after this long; 0 is no limit. Its replay line names the steps done "
                    "instead.",
                    false, "s"),
      whole_setting("max_unet_calls", "UNet budget", 0, 0, 1e12,
                    "Ends the attack after so many UNet evaluations of one picture; 0 is no limit."),
      whole_setting("max_pictures", "Picture budget", 0, 0, 1000000,
                    "Ends the attack after so many pictures that it looked at; 0 is no limit."),
      whole_setting("max_steps", "Step budget", 0, 0, 1e12,
                    "Ends the attack after so many steps of all its searches together; 0 is no limit.", false,
                    "steps"),
      whole_setting("control_max_steps", "Step budget of the control", 0, 0, 1e12,
                    "The same for its null control; 0 is as many as the attack's.", false, "steps"),
      whole_setting("checkpoint_every", "Write down every", 50, 1, 1000000,
                    "Steps between two checkpoints of a run that can be resumed.", false, "steps"),
  };
}

} // namespace pentimento
