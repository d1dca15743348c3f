#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "core/io/atomic_file.h"
#include "core/io/model_files.h"
#include "core/pipelines/model_locator.h"
#include "core/text/clip_tokenizer.h"

namespace pentimento::cli {
namespace {

struct TokenizeOptions {
  std::string model, prompts, out;
};

void tokenize(Session& session, const TokenizeOptions& given) {
  const auto files = ModelFiles::open(locate_model(given.model), session.model_options);
  const auto tokenizer = CLIPTokenizer::open(files.component("tokenizer").folder);
  const auto prompts = read_prompts(given.prompts);
  std::string lines, cut_lines;
  int cut = 0;
  Json cuts = Json::array();
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    const Tokens tokens = tokenizer.encode(prompts[i]);
    lines += fmt::format("[{}]\n", fmt::join(tokens.ids, ", "));
    if (tokens.cut) {
      ++cut;
      cuts.push_back({{"prompt", i + 1}, {"text", tokens.cut_text}});
      cut_lines += fmt::format("prompt {} loses \"{}\"\n", i + 1, tokens.cut_text);
    }
    session.progress().count("prompt", static_cast<int>(i + 1), static_cast<int>(prompts.size()));
  }
  write_text(given.out, lines);
  session.print({{"out", given.out}, {"prompts", prompts.size()}, {"cut", cut}, {"cut_texts", cuts}},
                cut_lines + fmt::format("{} prompts tokenised into {}; {} were longer than {} tokens and cut",
                                        prompts.size(), given.out, cut, tokenizer.model_max_length()));
}

} // namespace

void add_tokenize(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("tokenize", "Turn prompts into token ids, one list a line");
  auto given = std::make_shared<TokenizeOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--prompts", given->prompts, "One prompt a line, or a JSON list")
      ->required()
      ->option_text("FILE");
  command->add_option("--out", given->out, "Where the ids go")->required()->option_text("FILE");
  session.add_model_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { tokenize(session, *given); }; });
}

} // namespace pentimento::cli
