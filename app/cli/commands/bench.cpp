#include <algorithm>
#include <iterator>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/commands/commands.h"
#include "app/cli/stopwatch.h"
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/edits/edit_stack.h"
#include "core/erasure/closed/uce_equation.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/pipelines/diffusion_model.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/project/record/run_manifest.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento::cli {
namespace {

struct BenchOptions {
  std::string model = "miniature";
  int repeats = 10;
  std::vector<std::string> only;
};

/// Times the parts of one model; inputs are random but always the same.
class Bench {
 public:
  Bench(std::shared_ptr<DiffusionModel> model, int repeats, Session& session)
      : model_(std::move(model)), repeats_(repeats), session_(session) {}

  Timing text_encoding() {
    const auto ids =
        model_->tokenizer.encode_batch(std::vector<std::string>(8, "a photo of a cat")).to(device());
    return timed("text_encoding", 8, [&] { model_->text_encoder->forward(ids); });
  }

  Timing unet_step(int batch) {
    return timed(fmt::format("unet_step_{}", batch), batch, unet_pass(noise(batch, latent_shape())));
  }

  Timing vae_decode() {
    const auto latents = noise(1, latent_shape()).to(model_->vae->parameters().front().scalar_type());
    return timed("vae_decode", 1, [&] { model_->vae->decode(latents); });
  }

  /// Eight pictures in twenty steps; `previewed`: as the window draws them, with its live preview.
  Timing draw(bool previewed) {
    StableDiffusionPipeline pipeline(model_);
    auto settings = default_sampling(*model_);
    settings.steps = 20;
    settings.batch = 8;
    std::vector<Request> requests;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) requests.push_back({"a photo of a cat", seed});
    DrawCallbacks callbacks;
    if (previewed) callbacks.preview = [](int, const std::vector<Image>&) {};
    return timed(previewed ? "draw_8_preview" : "draw_8", 8,
                 [&] { pipeline.draw(requests, settings, session_.control, callbacks); });
  }

  /// What the live preview of a batch of eight costs each time, at most twice a second: right after a pass of
  /// the UNet, which is not timed, since that leaves nothing of it in the caches.
  Timing preview() {
    const auto latents = noise(8, latent_shape());
    const auto scheduler = make_scheduler("ddim", model_->scheduler_config);
    scheduler->set_timesteps(20);
    LatentPreview preview;
    preview.pictures(latents); // in vain: it learns from now on
    const int side = model_->image_size();
    preview.learn(latents[0],
                  {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side * 3, 128)});
    const auto pass = unet_pass(latents);
    torch::Tensor output;
    return timed(
        "preview_8", 8, [&] { preview.pictures(scheduler->original(output, latents, 10)); },
        [&] { output = pass(); });
  }

  /// Time between the reports of two steps, after the warm-up and the first step of the edit itself.
  Timing doco_step() {
    const int warm_up = 2;
    SettingValues settings{{"steps", std::int64_t{warm_up + 2 + repeats_}},
                           {"warm_up", std::int64_t{warm_up}},
                           {"anchor_latents", std::int64_t{8}},
                           {"snapshot_every", std::int64_t{100000}}};
    Timing timing{"doco_step", 8, {}};
    auto last = std::chrono::steady_clock::now();
    const auto on_step = [&](const StepFigures&, const std::vector<LayerHealth>&) {
      const auto now = std::chrono::steady_clock::now();
      timing.runs_ms.push_back(std::chrono::duration<double, std::milli>(now - last).count());
      last = now;
    };
    run_method("doco", settings, on_step);
    timing.runs_ms.erase(timing.runs_ms.begin(), timing.runs_ms.end() - repeats_);
    return timing;
  }

  Timing uce_edit() {
    return timed("uce_edit", 1, [&] { run_method("uce", {}, {}); });
  }

  /// One concept on matrices of the size of Stable Diffusion 1.5's K and V, whatever the model.
  Timing uce_sd15() {
    constexpr std::int64_t width = 768;
    std::vector<torch::Tensor> matrices;
    for (int i = 0; i < 32; ++i)
      matrices.push_back(noise_for_seeds({static_cast<std::uint64_t>(i)}, {i < 10   ? 320
                                                                           : i < 20 ? 640
                                                                                    : 1280,
                                                                           width})[0]);
    const auto target = noise_for_seeds({101}, {width}), anchor = noise_for_seeds({102}, {width}),
               kept = noise_for_seeds({103, 104, 105}, {width});
    return timed("uce_sd15", 32, [&] {
      const auto solution = solve_uce({target, anchor, kept});
      for (const auto& w0 : matrices) dense_entry(solution.edited(w0));
    });
  }

  /// Switching an edit on and off again, as the window does: two swaps.
  Timing toggle_edit() {
    EditStack stack;
    const int id = stack.add("edit", std::make_shared<WeightDelta>(run_method("uce", {}, {})));
    ParameterSwap parameters(*model_->unet);
    return timed("toggle_edit", 2, [&] {
      for (const bool on : {true, false}) {
        stack.set_on(id, on);
        stack.apply(parameters, model_->base_hash());
      }
    });
  }

 private:
  torch::Device device() const { return model_->plan().device; }
  std::vector<std::int64_t> latent_shape() const {
    const std::int64_t side = model_->image_size() / model_->latent_scale();
    return {model_->latent_channels(), side, side};
  }
  std::vector<std::int64_t> text_shape() const {
    return model_->encode_prompts({"a photo of a cat"}).states.sizes().slice(1).vec();
  }
  torch::Tensor noise(int batch, const std::vector<std::int64_t>& shape) const {
    const std::vector<std::uint64_t> seeds(static_cast<std::size_t>(batch), 1);
    return noise_for_seeds(seeds, shape).to(device(), model_->plan().dtype);
  }
  /// The UNet over `sample` and random texts.
  std::function<torch::Tensor()> unet_pass(const torch::Tensor& sample) {
    const auto batch = static_cast<int>(sample.size(0));
    const auto states = noise(batch, text_shape());
    const auto timestep = torch::full({batch}, 500, torch::dtype(torch::kFloat32).device(device()));
    return [=, this] { return model_->unet->forward(sample, timestep, states); };
  }
  Timing timed(const std::string& name, int batch, const std::function<void()>& work,
               const std::function<void()>& before = {}) {
    const torch::NoGradGuard no_grad;
    return measure(name, batch, repeats_, device(), session_.control, work, before);
  }
  WeightDelta
  run_method(const std::string& name, const SettingValues& settings,
             const std::function<void(const StepFigures&, const std::vector<LayerHealth>&)>& on_step) {
    const torch::AutoGradMode grad(true);
    const ErasureMethod& method = find_method(name);
    const Plan plan{{{"cat", "dog"}}, {}, name, settings, {}};
    const int width = static_cast<int>(model_->unet->config.block_out_channels.front());
    ErasureContext context{.model = *model_,
                           .plan = plan,
                           .settings = resolved_settings(method.describe(), settings, width),
                           .seed = 1,
                           .control = session_.control};
    context.on_step = on_step;
    return method.run(context);
  }

  std::shared_ptr<DiffusionModel> model_;
  int repeats_;
  Session& session_;
};

/// An item's name and how it is measured; those that take a minute only when they are named.
struct Item {
  const char* name;
  Timing (*measure)(Bench&);
  bool when_named = false;
};

constexpr Item kItems[] = {
    {"text_encoding", [](Bench& bench) { return bench.text_encoding(); }},
    {"unet_step_1", [](Bench& bench) { return bench.unet_step(1); }},
    {"unet_step_8", [](Bench& bench) { return bench.unet_step(8); }},
    {"vae_decode", [](Bench& bench) { return bench.vae_decode(); }},
    {"draw_8", [](Bench& bench) { return bench.draw(false); }, true},
    {"draw_8_preview", [](Bench& bench) { return bench.draw(true); }, true},
    {"preview_8", [](Bench& bench) { return bench.preview(); }},
    {"doco_step", [](Bench& bench) { return bench.doco_step(); }},
    {"uce_edit", [](Bench& bench) { return bench.uce_edit(); }},
    {"uce_sd15", [](Bench& bench) { return bench.uce_sd15(); }},
    {"toggle_edit", [](Bench& bench) { return bench.toggle_edit(); }},
};

std::string item_names() {
  std::vector<std::string> names;
  for (const auto& item : kItems) names.push_back(item.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<Item> chosen(const std::vector<std::string>& only) {
  std::vector<Item> items;
  if (only.empty())
    std::copy_if(std::begin(kItems), std::end(kItems), std::back_inserter(items),
                 [](const Item& item) { return !item.when_named; });
  for (const auto& name : only) {
    const auto* found = std::find_if(std::begin(kItems), std::end(kItems),
                                     [&](const Item& item) { return item.name == name; });
    if (found == std::end(kItems))
      throw Error(ErrorCode::UnknownName, "bench has no such item", item_names(), name);
    items.push_back(*found);
  }
  return items;
}

void run_bench(Session& session, const BenchOptions& given) {
  if (given.repeats < 1 || given.repeats > 10000)
    throw Error(ErrorCode::BadSetting, "--repeats is out of range", "1 to 10000",
                std::to_string(given.repeats));
  const auto items = chosen(given.only);
  const auto model = DiffusionModel::open(given.model, session.plan(), session.model_options);
  Bench bench(model, given.repeats, session);
  Json list = Json::array();
  std::string text =
      fmt::format("{}, {} on {}, {} threads, median of {}\n", model->info().name, model->info().precision,
                  model->info().device, at::get_num_threads(), given.repeats);
  for (std::size_t i = 0; i < items.size(); ++i) {
    session.progress().count("item", static_cast<int>(i), static_cast<int>(items.size()));
    const Timing timing = items[i].measure(bench);
    list.push_back({{"name", timing.name},
                    {"batch", timing.batch},
                    {"median_ms", timing.median_ms()},
                    {"iqr_ms", timing.iqr_ms()},
                    {"n", timing.runs_ms.size()}});
    text += fmt::format("{:14} {:10.2f} ms  ± {:.2f}\n", timing.name, timing.median_ms(), timing.iqr_ms());
  }
  session.progress().finish();
  text += fmt::format("{:14} {:10.0f} MiB", "peak memory", peak_memory_mib());
  session.print({{"model", model->info().name},
                 {"precision", model->info().precision},
                 {"device", model->info().device},
                 {"threads", at::get_num_threads()},
                 {"items", list},
                 {"peak_memory_mib", peak_memory_mib()}},
                text);
}

} // namespace

void add_bench(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("bench", "Time the parts of a model on this machine");
  auto given = std::make_shared<BenchOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->capture_default_str();
  command->add_option("--repeats", given->repeats, "Runs of each item")
      ->option_text("N")
      ->capture_default_str();
  command->add_option("--only", given->only, "Some items only; draw_8 and draw_8_preview only run when named")
      ->option_text("NAME...");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { run_bench(session, *given); }; });
}

} // namespace pentimento::cli
