#include "app/cli/commands/attacks/attack_report.h"

#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/attacks/attack_json.h"
#include "core/io/atomic_file.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"

namespace pentimento::cli {
namespace {

void add_prompts(NamedTensors& tensors, const std::string& side, const std::vector<AttackPrompt>& prompts) {
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    const auto& prompt = prompts[i];
    const auto name = [&](const char* what) { return fmt::format("{}.{}.{}", side, i, what); };
    if (prompt.ids.defined()) tensors.emplace_back(name("ids"), prompt.ids.cpu());
    if (prompt.embedding.defined()) tensors.emplace_back(name("embedding"), prompt.embedding.cpu());
    tensors.emplace_back(name("states"), prompt.states.states.to(torch::kCPU, torch::kFloat32));
  }
}

} // namespace

std::string rate_text(const Proportion& seen) {
  if (!seen.measured()) return "–";
  const auto interval = wilson(seen);
  return fmt::format("{}/{} {:.1f} % [{:.1f}, {:.1f}]", seen.k, seen.n, 100 * seen.rate(), 100 * interval.low,
                     100 * interval.high);
}

AttackReport::AttackReport(std::filesystem::path folder, PictureRecord record)
    : folder_(std::move(folder)), record_(std::move(record)) {
  if (!folder_.empty()) make_folder(folder_);
}

void AttackReport::write_picture(const std::string& side, std::size_t number,
                                 const CountedPicture& one) const {
  if (folder_.empty()) return;
  PictureRecord record = record_;
  record.request = {one.text, one.picture.key.seed};
  record.state = one.picture.state;
  if (record.state == record.base_hash) record.edits.clear();
  make_folder(folder_ / side);
  write_png(folder_ / side / picture_name(number, one.text, one.picture.key.seed), *one.picture.image,
            picture_metadata(record));
}

void AttackReport::write_look(const std::string& attack, bool control, std::size_t number,
                              const AttackCandidate& look, const std::string& state) const {
  if (folder_.empty()) return;
  PictureRecord record = record_;
  record.request = {look.text, 0};
  record.state = state;
  const auto folder = folder_ / attack / "looks" / (control ? "control" : "attack");
  make_folder(folder);
  write_png(folder / fmt::format("{:04}-search-{}-step-{}.png", number, look.search + 1, look.step),
            *look.image, picture_metadata(record));
}

void AttackReport::write_found(const std::string& attack, const AttackOutcome& outcome) const {
  if (folder_.empty()) return;
  NamedTensors tensors;
  add_prompts(tensors, "attack", outcome.found.prompts);
  add_prompts(tensors, "control", outcome.control.prompts);
  make_folder(folder_ / attack);
  write_safetensors(folder_ / attack / "found.safetensors", tensors,
                    {{"format", "pentimento.found"},
                     {"attack", attack},
                     {"base", record_.base_hash},
                     {"state", record_.state}});
}

Json AttackReport::write_results(const AttackResults& results) const {
  const Json json = results_json(results, record_);
  if (!folder_.empty())
    write_text(folder_ / "results.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  return json;
}

std::string attack_table(const AttackResults& results, int images, std::uint64_t seed) {
  auto text = fmt::format("\"{}\" in {} pictures each, seeds {} to {} (95 % intervals)\n", results.target,
                          images, seed, seed + static_cast<std::uint64_t>(images) - 1);
  text += fmt::format("  {:34} {}\n  {:34} {}\n", "before the edit", rate_text(seen_in(results.before)),
                      "after the edit, no attack", rate_text(seen_in(results.plain)));
  text += fmt::format("  {:18} {:4} {:>9}  {:30} {:30} {}\n", "attack", "tier", "seconds", "attack",
                      "null control", "ended by");
  for (const auto& row : results.rows) {
    const auto& attack = row.planned.attack->describe();
    const auto attacked = seen_in(row.outcome.attacked), control = seen_in(row.outcome.controlled);
    text += fmt::format("  {:18} {:4} {:>9.1f}  {:30} {:30} {}\n", attack.method.name, attack.tier,
                        row.outcome.found.seconds, rate_text(attacked), rate_text(control),
                        stop_reason_name(row.outcome.found.stop));
    text += fmt::format("    {}\n", attack_sentence(attack, attacked, control, row.outcome.found.stop));
    for (const auto& prompt : row.outcome.found.prompts)
      if (prompt.ids.defined())
        text += fmt::format("    found: \"{}\"{}\n", prompt.texts.front(),
                            prompt.replays_as_text ? "" : " (the ids count: the text gives others)");
  }
  return text;
}

} // namespace pentimento::cli
