#pragma once

#include <functional>

#include "core/jobs/job.h"
#include "core/values/token_table.h"

namespace pentimento {

/// Tells how the base model reads a prompt: its tokens, and what lies near them and near one of its words.
class TokensJob : public Job {
 public:
  using Sink = std::function<void(TokenTable)>; ///< Called on the engine thread.
  /// @param word the one to name neighbours of; the prompt's last where it is empty or not in the prompt.
  TokensJob(std::string prompt, std::string word, Sink sink)
      : prompt_(std::move(prompt)), word_(std::move(word)), sink_(std::move(sink)) {}
  std::string title() const override { return "Reading a prompt"; }
  void run(JobContext& context) override;

 private:
  std::string prompt_, word_;
  Sink sink_;
};

} // namespace pentimento
