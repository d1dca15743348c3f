#include <chrono>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/base/error.h"
#include "core/export/picture_metadata.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "core/pipelines/stable_diffusion.h"

namespace pentimento::cli {
namespace {

struct GenerateOptions {
  std::string model, prompts_file, out, size, latents, save_latents;
  std::vector<std::string> prompts, edits;
  std::vector<std::uint64_t> seeds{0};
  std::optional<std::string> scheduler;
  std::optional<int> steps;
  std::optional<double> guidance;
  std::string negative;
  bool no_metadata = false;
};

SamplingSettings settings_for(const GenerateOptions& given, const DiffusionModel& model) {
  SamplingSettings settings = default_sampling(model);
  if (given.scheduler) {
    settings.scheduler = *given.scheduler;
    settings.timestep_spacing.clear(); // belongs to the scheduler that suits the model
  }
  if (given.steps) settings.steps = *given.steps;
  if (given.guidance) settings.guidance = *given.guidance;
  settings.negative = given.negative;
  settings.width = settings.height = model.image_size();
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

/// Writes every picture as soon as it is drawn.
class Writer {
 public:
  Writer(const GenerateOptions& given, PictureRecord record) : given_(given), record_(std::move(record)) {
    make_folder(given.out);
  }

  void write(std::size_t index, const Request& request, const Image& image) {
    record_.request = request;
    const auto file = std::filesystem::absolute(std::filesystem::path(given_.out) /
                                                picture_name(index + 1, request.prompt, request.seed));
    write_png(file, image,
              given_.no_metadata ? std::vector<std::pair<std::string, std::string>>{}
                                 : picture_metadata(record_));
    list_.push_back({{"file", file.string()},
                     {"prompt", request.prompt},
                     {"seed", request.seed},
                     {"state", record_.state}});
    lines_ += file.string() + "\n";
  }

  const Json& list() const { return list_; }
  const std::string& lines() const { return lines_; }

 private:
  const GenerateOptions& given_;
  PictureRecord record_;
  Json list_ = Json::array();
  std::string lines_;
};

void generate(Session& session, const GenerateOptions& given) {
  const auto requests = requests_for(given);
  const auto noise = read_noise(given.latents);
  EditedModel edited(given.model, given.edits, session.plan(), session.model_options);
  const auto& model = *edited.model();
  const auto settings = settings_for(given, model);
  const std::string state = edited.apply();
  auto named = settings; // in the record, the scheduler is never left open
  if (named.scheduler.empty()) named.scheduler = model.info().scheduler;
  Writer writer(given, {{},
                        named,
                        model.info().name,
                        model.base_hash(),
                        state,
                        edited.effective_names(),
                        model.info().precision,
                        model.info().device});

  const auto started = std::chrono::steady_clock::now();
  StableDiffusionPipeline pipeline(edited.model());
  DrawCallbacks callbacks;
  const int pictures = static_cast<int>(requests.size());
  callbacks.step = [&](int first, int count, int step, int steps) {
    session.progress().count("step", first * steps + count * step, pictures * steps);
  };
  callbacks.drawn = [&](int index, const Image& image) {
    writer.write(static_cast<std::size_t>(index), requests[static_cast<std::size_t>(index)], image);
  };
  Json warnings = Json::array(); // said on standard error by the pipeline itself
  callbacks.warning = [&](const std::string& sentence) { warnings.push_back(sentence); };
  std::map<int, torch::Tensor> latents; // by the first picture: a batch drawn again takes its place
  if (!given.save_latents.empty())
    callbacks.sampled = [&](int first, const torch::Tensor& sampled) { latents[first] = sampled.cpu(); };
  pipeline.draw(requests, settings, session.control, callbacks, noise);
  if (!given.save_latents.empty())
    save_latents(given.save_latents, latents,
                 noise.defined() ? noise : pipeline.initial_noise(requests, settings));
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  session.progress().finish();
  session.print({{"images", writer.list()},
                 {"state", state},
                 {"base", model.base_hash()},
                 {"scheduler", named.scheduler},
                 {"steps", settings.steps},
                 {"guidance", settings.guidance},
                 {"precision", model.info().precision},
                 {"device", model.info().device},
                 {"seconds", elapsed.count()},
                 {"warnings", warnings}},
                writer.lines() + fmt::format("{} pictures in {:.2f} s, state {}", pictures, elapsed.count(),
                                             state.substr(0, 8)));
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
  command->add_option("--out", given->out, "The folder for the pictures")->required()->option_text("FOLDER");
  command->add_option("--negative", given->negative, "What to keep away from")->option_text("TEXT");
  command->add_option("--steps", given->steps, "Denoising steps")->option_text("N");
  command->add_option("--guidance", given->guidance, "Classifier-free guidance; 1 is none")->option_text("X");
  command->add_option("--scheduler", given->scheduler, "See `schedulers`")->option_text("NAME");
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
