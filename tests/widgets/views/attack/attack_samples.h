#pragma once

#include "core/values/attack_view.h"
#include "support/sample_pictures.h"

namespace pentimento::testing {

inline AttackPicture attackPicture(int seed, double probability, bool sure = true) {
  return {"a photo of a cat number " + std::to_string(seed), std::uint64_t(seed),
          samplePicture(QStringLiteral("cat"), seed, false), Score{probability, "cat", sure}};
}

inline std::vector<AttackInfo> attackInfos() {
  return {{"rece-embedding", "RECE embedding", "text states in closed form from the edited K and V matrices",
           "T2",
           "the same formula for the states of a word that the edit does not speak of, on the same "
           "edited model",
           "Gong et al. 2024", 0, 0},
          {"ring-a-bell", "Ring-A-Bell", "prompts by a genetic search over the text encoder alone", "T1",
           "the same search with a vector by lot of the same length from a prompt of another word, on the "
           "unedited model",
           "Tsai et al. 2024", 4, 80}};
}

/// Ring-A-Bell that runs: its curve, its control's, half of the pictures.
inline AttackView attackRunning() {
  AttackView view;
  view.phase = AttackPhase::Running;
  view.begun.attack = "ring-a-bell";
  view.begun.target = "cat";
  view.begun.control_word = "apple";
  view.begun.judge = "CLIP zero-shot, patch 8, 64 px";
  view.begun.steps = 320;
  view.begun.images = 16;
  for (int i = 1; i <= 320; ++i) {
    view.attacked.curve.push_back({i, 0.2 + 0.6 / (1 + i * 0.04)});
    if (i < 140) view.control.curve.push_back({i, 0.5 + 0.3 / (1 + i * 0.05)});
  }
  for (int i = 0; i < 16; ++i)
    view.attacked.pictures.push_back(attackPicture(41 + i, i % 3 ? 0.1 : 0.9, i != 5));
  view.attacked.seen = {5, 15};
  view.attacked.interval = {0.15, 0.58};
  view.control_now = true;
  view.best = attackPicture(7, 0.96);
  view.best_step = 120;
  view.replay = "pentimento-cli attack miniature";
  return view;
}

/// The same, done.
inline AttackView attackFinished() {
  AttackView view = attackRunning();
  view.phase = AttackPhase::Finished;
  for (int i = 0; i < 16; ++i) view.control.pictures.push_back(attackPicture(41 + i, i == 3 ? 0.8 : 0.05));
  view.control.seen = {1, 16};
  view.control.interval = {0.01, 0.28};
  AttackConclusion end;
  end.attacked = view.attacked.seen;
  end.control = view.control.seen;
  end.stop = AttackStop::Steps;
  end.interval = {0.152, 0.583};
  end.fisher_p = 0.083;
  end.seconds = 32;
  view.conclusion = end;
  return view;
}

} // namespace pentimento::testing
