#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/judges/detector_log.h"
#include "core/judges/leak_estimate.h"

namespace pentimento::cli {
namespace {

Json json_of(const Proportion& proportion) {
  return proportion.measured() ? Json{{"k", proportion.k}, {"n", proportion.n}} : Json(nullptr);
}

Json json_of(const CheckpointLeaks& point) {
  const auto& leaks = point.leaks;
  return {{"checkpoint", point.checkpoint},
          {"pictures", leaks.pictures},
          {"asked", leaks.asked},
          {"answered", leaks.answered},
          {"unsure", leaks.undecided},
          {"broken", leaks.broken},
          {"audited", leaks.audited},
          {"audit_errors", leaks.audit_errors},
          {"detector_rate", leaks.raw},
          {"rate", leaks.corrected},
          {"low", leaks.band.low},
          {"high", leaks.band.high},
          {"enough_audit", leaks.enough_audit}};
}

std::string line_of(const CheckpointLeaks& point) {
  const auto& leaks = point.leaks;
  return fmt::format(
      "  {:>4}  {:>5.1f} % [{:.1f}, {:.1f}]  detector {:>5.1f} %  {} pictures, {} of {} answered, {} "
      "audited, {} wrong{}\n",
      point.checkpoint, 100 * leaks.corrected, 100 * leaks.band.low, 100 * leaks.band.high, 100 * leaks.raw,
      leaks.pictures, leaks.answered, leaks.asked, leaks.audited, leaks.audit_errors,
      leaks.enough_audit ? "" : ", too few to rely on");
}

/// Replays a log of the label queue, which proves it, and says what its labels tell.
void read_labels(const Session& session, const std::string& path) {
  const auto history = read_detector_log(path);
  const auto detector = replay(history.events);
  const auto& all = detector.observations();
  const auto reliable = reliability(all);
  const auto agreement = detector.agreement();
  Json points = Json::array();
  std::string text = "snapshot  leak rate, corrected by the labels (95 %, exact by strata)\n";
  for (const auto& point : leaks_by_checkpoint(all)) {
    points.push_back(json_of(point));
    text += line_of(point);
  }
  const auto share = [](const Proportion& one) {
    return one.measured() ? fmt::format("{}/{}", one.k, one.n) : std::string("not audited");
  };
  text += fmt::format("the detector, audited at random: finds leaks {}, false alarms {}\n",
                      share(reliable.true_positives), share(reliable.false_alarms));
  if (agreement.measured())
    text += fmt::format("two raters: kappa {:.2f} [{:.2f}, {:.2f}], n {}\n", agreement.kappa, agreement.low,
                        agreement.high, agreement.n);
  text += fmt::format("{} events, replayed to the bit; chain {}{}\n", history.events.size(),
                      history.chain.substr(0, 16),
                      history.torn ? "; the last line was cut short and is left out" : "");
  const Json raters =
      agreement.measured() ? Json{{"kappa", agreement.kappa}, {"n", agreement.n}} : Json(nullptr);
  session.print({{"events", history.events.size()},
                 {"chain", history.chain},
                 {"torn", history.torn},
                 {"checkpoints", points},
                 {"true_positives", json_of(reliable.true_positives)},
                 {"false_alarms", json_of(reliable.false_alarms)},
                 {"raters", raters}},
                text);
}

} // namespace

void add_labels(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("labels", "Replay a log of the label queue and say what its labels tell");
  auto path = std::make_shared<std::string>();
  command->add_option("LOG", *path, "A .jsonl file of the window's label queue")->required();
  session.add_shared_options(*command);
  command->callback([&session, path] { session.run = [&session, path] { read_labels(session, *path); }; });
}

} // namespace pentimento::cli
