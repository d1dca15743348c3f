#include <chrono>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "app/cli/memory_note.h"
#include "app/cli/project/recorder.h"
#include "app/cli/sampling_options.h"
#include "core/base/error.h"
#include "core/export/picture_metadata.h"
#include "core/forecast/memory_forecast.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/project/manifest.h"

namespace pentimento::cli {
namespace {

struct GenerateOptions {
  std::string model, prompts_file, out, size, latents, save_latents, project;
  std::vector<std::string> prompts, edits;
  std::vector<std::uint64_t> seeds{0};
  SamplingOptions sampling;
  std::string negative;
  bool no_metadata = false;
};

SamplingSettings settings_for(const GenerateOptions& given, const DiffusionModel& model) {
  SamplingSettings settings = sampling_with(given.sampling, model);
  settings.negative = given.negative;
  if (!given.size.empty()) std::tie(settings.width, settings.height) = parse_size(given.size);
  return settings;
}

std::vector<Request> requests_for(const GenerateOptions& given) {
  auto prompts = given.prompts;
  if (!given.prompts_file.empty())
    for (auto& prompt : read_prompts(given.prompts_file)) prompts.push_back(std::move(prompt));
  if (prompts.empty())
    throw Error(ErrorCode::BadPrompt, "there is nothing to draw",
                "--prompt or --prompts with at least one line", "nothing");
  std::vector<Request> requests;
  for (const auto& prompt : prompts)
    for (const auto seed : given.seeds) requests.push_back({prompt, seed});
  return requests;
}

/// What --latents holds: the noise of an earlier --save-latents, or just "latents" from another tool.
torch::Tensor read_noise(const std::string& path) {
  if (path.empty()) return {};
  const auto file = SafetensorsFile::open(path);
  return file->tensor(file->find("noise") ? "noise" : "latents").to(torch::kFloat32);
}

void save_latents(const std::string& path, const std::map<int, torch::Tensor>& latents,
                  const torch::Tensor& noise) {
  std::vector<torch::Tensor> parts;
  for (const auto& [first, part] : latents) parts.push_back(part);
  write_safetensors(path, {{"latents", torch::cat(parts)}, {"noise", noise}});
}

/// Writes every picture as soon as it is drawn, to --out, into the project, or both.
class Writer {
 public:
  Writer(const GenerateOptions& given, PictureRecord record, Recorder& recorder, bool sensitive)
      : given_(given), record_(std::move(record)), recorder_(recorder), sensitive_(sensitive) {
    if (!given.out.empty()) make_folder(given.out);
  }

  void write(std::size_t index, const Request& request, const Image& image) {
    record_.request = request;
    const auto texts = given_.no_metadata ? PngTexts{} : picture_metadata(record_);
    std::filesystem::path file;
    if (recorder_.on()) {
      const auto row = recorder_.picture(cell(index, request), image, texts);
      file = std::filesystem::absolute(
          recorder_.project().path_of(recorder_.project().cell(row).file)); // the other one, if there is it
    }
    if (!given_.out.empty()) {
      file = std::filesystem::absolute(std::filesystem::path(given_.out) /
                                       picture_name(index + 1, request.prompt, request.seed));
      write_png(file, image, texts);
    }
    list_.push_back({{"file", file.string()},
                     {"prompt", request.prompt},
                     {"seed", request.seed},
                     {"state", record_.state}});
    lines_ += file.string() + "\n";
  }

  const Json& list() const { return list_; }
  const std::string& lines() const { return lines_; }

 private:
  CellRecord cell(std::size_t index, const Request& request) {
    CellRecord cell;
    cell.side = "drawn";
    cell.key = {static_cast<int>(index / given_.seeds.size()), request.seed};
    cell.one.text = request.prompt;
    cell.one.role = Role::Control; // nothing is expected of it
    cell.one.sensitive = sensitive_;
    cell.state = record_.state;
    const auto now = std::chrono::steady_clock::now();
    cell.elapsed_ms = std::chrono::duration<double, std::milli>(now - last_).count();
    last_ = now;
    return cell;
  }

  const GenerateOptions& given_;
  PictureRecord record_;
  Recorder& recorder_;
  bool sensitive_; // nobody has said that its pictures are not
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  Json list_ = Json::array();
  std::string lines_;
};

/// What is wrong with the request, before a model is opened.
void check(const GenerateOptions& given) {
  if (given.out.empty() && given.project.empty())
    throw Error(ErrorCode::BadSetting, "there is no place for the pictures", "--out, --project or both",
                "neither");
  if (given.project.empty()) return;
  require_distinct(given.seeds);
  if (!given.latents.empty())
    throw Error(ErrorCode::BadSetting, "pictures from a given noise cannot be recorded",
                "seeds, from which a picture can be drawn again", "--latents", "leave out --project");
}

void begin_record(Recorder& recorder, const GenerateOptions& given, const std::vector<Request>& requests,
                  const EditedModel& edited, const SamplingSettings& sampling) {
  if (!recorder.on()) return;
  Document prompts = Document::array();
  Suite suite; // its hash is the prompts'
  for (std::size_t i = 0; i < requests.size(); i += given.seeds.size()) {
    prompts.push_back(requests[i].prompt);
    suite.cases.push_back({requests[i].prompt, Role::Control, {}, {}, {}, false});
  }
  const auto title =
      prompts.size() == 1 ? requests.front().prompt : fmt::format("{} prompts", prompts.size());
  recorder.begin("generate", title,
                 {{"prompts", prompts}, {"seeds", given.seeds}, {"sampling", manifest_of_sampling(sampling)}},
                 *edited.model(), given.model, edited.stack(),
                 {{"sampling", manifest_of_sampling(sampling)},
                  {"seeds", given.seeds},
                  {"prompts",
                   {{"suite", "of the command line"},
                    {"sha256", suite_hash(suite)},
                    {"prompts", prompts.size()},
                    {"licence", "not stated"}}},
                  {"judge", nullptr}});
}

/// Draws everything and writes it as it comes. @return what the pipeline warned of, which it has also said.
Json draw(Session& session, const GenerateOptions& given, const std::vector<Request>& requests,
          const SamplingSettings& settings, const EditedModel& edited, Writer& writer, Recorder& recorder) {
  const auto noise = read_noise(given.latents);
  StableDiffusionPipeline pipeline(edited.model());
  DrawCallbacks callbacks;
  const int pictures = static_cast<int>(requests.size());
  callbacks.step = [&](int first, int count, int step, int steps) {
    std::vector<std::pair<std::string, std::uint64_t>> batch;
    for (auto one = requests.begin() + first; one != requests.begin() + first + count; ++one)
      batch.emplace_back(one->prompt, one->seed);
    recorder.batch(std::move(batch));
    session.progress().count("step", first * steps + count * step, pictures * steps);
  };
  callbacks.drawn = [&](int index, const Image& image) {
    writer.write(static_cast<std::size_t>(index), requests[static_cast<std::size_t>(index)], image);
  };
  Json warnings = Json::array();
  callbacks.warning = [&](const std::string& sentence) { warnings.push_back(sentence); };
  std::map<int, torch::Tensor> latents; // by the first picture: a batch drawn again takes its place
  if (!given.save_latents.empty())
    callbacks.sampled = [&](int first, const torch::Tensor& sampled) { latents[first] = sampled.cpu(); };
  pipeline.draw(requests, settings, session.control, callbacks, noise);
  if (!given.save_latents.empty())
    save_latents(given.save_latents, latents,
                 noise.defined() ? noise : pipeline.initial_noise(requests, settings));
  return warnings;
}

void generate(Session& session, const GenerateOptions& given) {
  check(given);
  const auto requests = requests_for(given);
  Recorder recorder(given.project);
  EditedModel edited(given.model, given.edits, session.plan(), session.model_options);
  const auto& model = *edited.model();
  const auto settings = settings_for(given, model);
  const std::string state = edited.apply();
  const PictureRecord record{{},
                             settings,
                             model.info().name,
                             model.base_hash(),
                             state,
                             edited.effective_names(),
                             model.info().precision,
                             model.info().device};
  const auto memory =
      memory_note([&] { return forecast_drawing(model, settings, static_cast<int>(requests.size())); });
  Writer writer(given, record, recorder, model.vocabulary == nullptr);
  begin_record(recorder, given, requests, edited, settings);
  const auto started = std::chrono::steady_clock::now();
  const Json warnings = draw(session, given, requests, settings, edited, writer, recorder);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  recorder.finish({{"pictures", requests.size()}, {"state", state}});
  session.progress().finish();
  session.print({{"images", writer.list()},
                 {"state", state},
                 {"base", model.base_hash()},
                 {"scheduler", settings.scheduler},
                 {"steps", settings.steps},
                 {"guidance", settings.guidance},
                 {"precision", model.info().precision},
                 {"device", model.info().device},
                 {"seconds", elapsed.count()},
                 {"memory_forecast_mib", memory},
                 {"warnings", warnings}},
                writer.lines() + fmt::format("{} pictures in {:.2f} s, state {}", requests.size(),
                                             elapsed.count(), state.substr(0, 8)));
}

} // namespace

void add_generate(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("generate", "Draw every prompt with every seed");
  auto given = std::make_shared<GenerateOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--prompt", given->prompts, "One or more prompts")->option_text("TEXT...");
  command->add_option("--prompts", given->prompts_file, "A file with one prompt a line")->option_text("FILE");
  command->add_option("--seed", given->seeds, "One or more seeds")
      ->option_text("N...")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for the pictures")->option_text("FOLDER");
  command
      ->add_option("--project", given->project,
                   "Record plan, run and pictures in this project folder; `replay` draws them again")
      ->option_text("DIR");
  command->add_option("--negative", given->negative, "What to keep away from")->option_text("TEXT");
  add_sampling_options(*command, given->sampling);
  command->add_option("--size", given->size, "Pixels; the model's own size without it")->option_text("WxH");
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->option_text("FILE[:X]...");
  command->add_option("--latents", given->latents, "Start from this noise instead of the seeds'")
      ->option_text("FILE");
  command->add_option("--save-latents", given->save_latents, "Keep the noise and the denoised latents")
      ->option_text("FILE");
  command->add_flag("--no-metadata", given->no_metadata,
                    "Write pictures without prompt, seed and state in them");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { generate(session, *given); }; });
}

} // namespace pentimento::cli
