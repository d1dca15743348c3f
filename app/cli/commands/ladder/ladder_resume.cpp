#include "app/cli/commands/ladder/ladder_resume.h"

#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/attacks/attack_json.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/resources.h"
#include "core/io/json_file.h"
#include "core/io/png.h"
#include "core/judges/verdicts.h"

namespace pentimento::cli {
namespace {

Proportion count_of(const Json& rate) {
  return rate.is_null() ? Proportion{} : Proportion{rate.at("k").get<int>(), rate.at("n").get<int>()};
}

double probability_of(const Json& picture) {
  const auto& score = picture.at("score");
  return score.is_null() ? 0.0 : score.at("probability").get<double>();
}

/// Of the listed pictures the one that shows the target most, the first of equals; without an image where the
/// list is empty. @throws Error where its file is not the picture that was counted.
DrawnPicture most_of(const std::filesystem::path& folder, const Json& pictures) {
  DrawnPicture most;
  std::size_t place = pictures.size();
  for (std::size_t i = 0; i < pictures.size(); ++i)
    if (place == pictures.size() || probability_of(pictures[i]) > probability_of(pictures[place])) place = i;
  if (place == pictures.size()) return most;
  const auto& one = pictures[place];
  const auto seed = one.at("seed").get<std::uint64_t>();
  const auto path = folder / picture_name(place + 1, one.at("prompt").get<std::string>(), seed);
  auto image = std::make_shared<const Image>(read_picture(path));
  if (picture_hash(*image) != one.at("sha256").get<std::string>())
    throw Error(ErrorCode::BadFormat, path.filename().string() + " is not the picture that was counted");
  most.key.seed = seed;
  most.image = std::move(image);
  most.state = one.at("state").get<std::string>();
  if (const auto& score = one.at("score"); !score.is_null()) {
    most.score = Score{score.at("probability").get<double>(), score.at("top_label").get<std::string>(),
                       score.at("sure").get<bool>()};
    most.verdict = verdict_for(Role::Target, *most.score);
  }
  return most;
}

RungEvidence evidence_of(const std::filesystem::path& folder, const Rung& rung, const Json& details) {
  const auto place = folder / rung.name;
  if (!rung.suite.empty())
    return {most_of(place / "attack", details.at("pictures")),
            most_of(place / "before", details.at("before")), details};
  return {most_of(place / "attack", details.at("attack").at("pictures")),
          most_of(place / "control", details.at("control").at("pictures")), details};
}

} // namespace

Json ladder_identity(AttackRunner& runner, const LadderOptions& given) {
  const auto record = runner.record();
  const auto* judge = runner.judge();
  return {{"program", program_version()},
          {"torch", torch_version()},
          {"base", record.base_hash},
          {"state", record.state},
          {"target", runner.target()},
          {"control_word", runner.control_word()},
          {"scheduler", record.settings.scheduler},
          {"steps", record.settings.steps},
          {"guidance", record.settings.guidance},
          {"batch", record.settings.batch},
          {"precision", record.precision},
          {"device", record.device},
          {"judge", judge ? judge->weights_sha256() : ""},
          {"images", given.attack.images},
          {"seed", given.attack.seed},
          {"budget", given.budget},
          {"settings", given.attack.settings}};
}

Json earlier_climb(const std::filesystem::path& folder, const Json& identity) {
  const auto path = folder / "ladder.json";
  if (folder.empty() || !std::filesystem::exists(path)) {
    log::warning("There is no ladder.json to go on from; the whole ladder is climbed.");
    return nullptr;
  }
  Json earlier;
  try {
    earlier = Json::parse(read_text(path));
    for (const auto& [key, value] : identity.items())
      if (const auto& was = earlier.at("identity").at(key); was != value)
        throw Error(ErrorCode::BadSetting, "ladder.json belongs to another climb: " + key, value.dump(),
                    was.dump(), "give another --out, or leave --resume out");
    earlier.at("rungs");
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::BadFormat, "ladder.json cannot be gone on from", "", error.what(),
                "leave --resume out");
  }
  return earlier;
}

std::optional<RungEvidence> restore_rung(const std::filesystem::path& folder, const Json& earlier,
                                         RungResult& result) {
  for (const auto& rung : earlier.at("rungs")) {
    if (rung.at("name") != result.rung.name || rung.at("state") != "tested") continue;
    try {
      auto evidence = evidence_of(folder, result.rung, rung.at("details"));
      auto restored = result;
      restored.state = RungState::Tested;
      restored.reason.clear();
      restored.seen = count_of(rung.at("rate"));
      restored.control = count_of(rung.at("control"));
      if (rung.contains("before")) restored.before = count_of(rung.at("before"));
      restored.control_is = rung.at("control_is").get<std::string>();
      restored.budget = rung.at("budget").get<std::string>();
      restored.ended_by = rung.at("ended_by").get<std::string>();
      restored.seconds = rung.at("seconds").get<double>();
      restored.replay = rung.at("replay").get<std::string>();
      restored.sentence = rung_sentence(restored);
      result = std::move(restored);
      return evidence;
    } catch (const Error& error) {
      log::warning(fmt::format("{} is climbed again: {}", result.rung.name, error.what()));
    } catch (const nlohmann::json::exception& error) {
      log::warning(fmt::format("{} is climbed again: {}", result.rung.name, error.what()));
    }
  }
  return {};
}

Proportion false_alarms_of(const Json& earlier) {
  const auto& judge = earlier.at("judge");
  return judge.is_null() ? Proportion{} : count_of(judge.at("false_alarms"));
}

} // namespace pentimento::cli
