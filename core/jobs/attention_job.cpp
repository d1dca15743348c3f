#include "core/jobs/attention_job.h"

#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/pipelines/attention_maps.h"

namespace pentimento {
namespace {

/// What to follow: the judged word, else the case's own ("kitten" for cat), else the prompt's last word.
std::string word_to_follow(const CLIPTokenizer& tokenizer, const PromptCase& prompt) {
  for (const auto& word : {prompt.judged, prompt.word})
    if (!token_positions(tokenizer, prompt.text, word).empty()) return word;
  const auto words = tokenizer.encode(prompt.text).words;
  return words.empty() ? std::string() : words.back();
}

} // namespace

void AttentionJob::run(JobContext& context) {
  Session& session = context.session();
  auto& pipeline = session.pipeline();
  const auto& tokenizer = session.model().tokenizer;
  AttentionDrawn drawn;
  drawn.key = key_;
  drawn.word = word_to_follow(tokenizer, prompt_);
  drawn.state = session.state();
  const auto tokens = token_positions(tokenizer, prompt_.text, drawn.word);
  if (tokens.empty()) return; // a prompt of marks alone has no word
  const auto map = [&] {
    return attention_map(pipeline, {prompt_.text, key_.seed}, tokens, sampling_, context.control());
  };
  std::string base;
  {
    const EditsInPlace unedited(session, {});
    base = session.state();
    drawn.before = map();
  }
  if (drawn.state != base) drawn.after = map();
  context.emit(std::move(drawn));
}

} // namespace pentimento
