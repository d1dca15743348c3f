#include "core/jobs/tokens_job.h"

#include "core/erasure/neighbours.h"
#include "core/erasure/token_table.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/pipelines/attention_maps.h"

namespace pentimento {

void TokensJob::run(JobContext& context) {
  constexpr int each = 4;
  auto& session = context.session();
  auto& model = session.model();
  const EditsInPlace base(session, {}); // an edited text encoder no longer knows who is near
  auto table = token_table(model, prompt_, each);
  table.word = word_;
  if (table.word.empty() || token_positions(model.tokenizer, prompt_, word_).empty()) {
    const auto words = model.tokenizer.encode(prompt_).words;
    table.word = words.empty() ? std::string() : words.back();
  }
  if (!table.word.empty())
    for (const auto& near :
         nearest_words(model, table.word, known_names(model, table.word), each, context.control()))
      table.names.push_back({near.word, near.cosine});
  sink_(std::move(table));
}

} // namespace pentimento
