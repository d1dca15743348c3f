#include "core/probes/attacks/search_attack.h"

#include <chrono>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/rng.h"
#include "core/erasure/model_predictor.h"
#include "core/judges/verdicts.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/probes/attacks/attack_checkpoint.h"
#include "core/probes/attacks/search/target_pictures.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento {

namespace {

using Clock = std::chrono::steady_clock;
using MakeSearch = std::function<std::unique_ptr<AttackSearch>(int)>;
using MakePrompt = std::function<AttackPrompt(const TensorMap&)>;

/// The steps of one attack, with all that is told and written down between them.
class Loop {
 public:
  Loop(AttackContext& context, const std::string& name)
      : context_(context), read_(context.settings), calls_before_(context.model.unet_calls()) {
    now_.run = attack_fingerprint(context, name);
  }

  /// @return whether there was a checkpoint to go on from.
  bool resume() {
    if (!context_.resume) return false;
    if (!std::filesystem::exists(context_.checkpoint)) {
      log::warning("There is no checkpoint of this attack to go on from; starting anew.");
      return false;
    }
    now_ = load_attack(context_.checkpoint, now_.run, context_.model.model().plan().device);
    resumed_ = true;
    return true;
  }

  void set_data(TensorMap data) { now_.data = std::move(data); }
  const TensorMap& data() const { return now_.data; }

  AttackFinding go(const MakeSearch& make, MakePrompt prompt) {
    prompt_ = std::move(prompt);
    calls_done_ = unet_calls();
    const int searches = static_cast<int>(read_.whole("searches"));
    while (!now_.ended && now_.search < searches) {
      one_search(make);
      if (now_.ended) break; // its budget is spent
      ++now_.search;
      now_.step = 0;
      now_.looked = true;
    }
    if (!now_.ended) now_.ended = now_.found == searches ? StopReason::Found : StopReason::StepsDone;
    write({}, make_generator(0).get_state()); // whoever goes on finds it done
    AttackFinding finding;
    for (const auto& best : now_.best) finding.prompts.push_back(prompt_(best));
    finding.curve = std::move(now_.curve);
    finding.candidates = std::move(now_.candidates);
    finding.stop = *now_.ended;
    finding.unet_calls = now_.unet_calls; // of before a stop; the present run's are the caller's
    finding.seconds = now_.seconds;
    return finding;
  }

 private:
  void one_search(const MakeSearch& make) {
    const auto search = make(now_.search);
    // Every search has a generator of its own, so that none depends on where another one stopped.
    generator_ = make_generator(search_seed(context_, now_.search));
    if (resumed_) {
      search->load_state(now_.state);
      generator_.set_state(now_.generator_state);
      resumed_ = false;
    }
    if (now_.best.size() <= static_cast<std::size_t>(now_.search)) {
      now_.best.emplace_back();
      now_.worth.push_back(-1.0);
    }
    const int steps = static_cast<int>(read_.whole("steps"));
    bool found = !now_.looked && look(*search); // the look that a stop came between
    while (!found && !now_.ended && now_.step < steps) {
      one_step(*search);
      if (now_.step < steps) now_.ended = budget();
      const auto every = read_.whole("judge_every");
      if (now_.ended || now_.step == steps || (every > 0 && now_.step % every == 0)) found = look(*search);
      if (!found && now_.step % read_.whole("checkpoint_every") == 0) save(*search, generator_.get_state());
    }
    now_.found += found ? 1 : 0;
  }

  void one_step(AttackSearch& search) {
    const auto before = generator_.get_state().clone();
    double loss = 0.0;
    try {
      context_.control.checkpoint();
      loss = search.step(now_.step, generator_);
    } catch (const Stopped&) {
      save(search, before);
      throw;
    }
    ++now_.step;
    calls_done_ = unet_calls();
    if (!std::isfinite(loss))
      throw Error(ErrorCode::NotFinite,
                  "the attack's loss is not a number any more at step " + std::to_string(now_.step), "", "",
                  "lower its learning rate");
    now_.curve.push_back({now_.search, now_.step, loss});
    if (context_.on_step) context_.on_step(now_.curve.back(), static_cast<int>(read_.whole("steps")));
  }

  /// Draws and judges what the search has now; keeps it where it is the best. @return whether to end here.
  bool look(AttackSearch& search) {
    const auto candidate = search.candidate();
    try {
      const auto prompt = prompt_(candidate);
      const auto scores = draw(prompt);
      const double worth = scores ? scores->first : 0.0;
      auto& best = now_.worth[static_cast<std::size_t>(now_.search)];
      // Without a judge the last one is taken.
      if (!scores || worth > best) {
        best = worth;
        now_.best[static_cast<std::size_t>(now_.search)] = candidate;
      }
      now_.looked = true;
      calls_done_ = unet_calls();
      return scores && scores->second && read_.flag("stop_when_found");
    } catch (const Stopped&) {
      now_.looked = false;
      save(search, generator_.get_state());
      throw;
    }
  }

  /// @return the mean probability of the target, and whether more than half of the pictures show it.
  std::optional<std::pair<double, bool>> draw(const AttackPrompt& prompt) {
    const torch::NoGradGuard no_grad;
    const auto count = static_cast<int>(read_.whole("candidate_pictures"));
    const auto sentences = static_cast<int64_t>(prompt.texts.size());
    std::vector<Request> requests;
    std::vector<int64_t> rows;
    for (int i = 0; i < count; ++i) {
      rows.push_back(i % sentences);
      requests.push_back({prompt.texts[static_cast<std::size_t>(rows.back())],
                          search_seed(context_, now_.search) + static_cast<std::uint64_t>(i)});
    }
    StableDiffusionPipeline pipeline(context_.model.shared());
    const auto text =
        prompt.states.index_select(torch::tensor(rows, torch::kInt64).to(prompt.states.states.device()));
    const auto images = pipeline.draw_batch(requests, context_.sampling, context_.control, {}, {}, text);
    context_.model.count_unet_calls(static_cast<std::int64_t>(count) * context_.sampling.steps *
                                    (context_.sampling.guidance > 1.0 ? 2 : 1));
    double sum = 0.0;
    int seen = 0;
    for (int i = 0; i < count; ++i) {
      AttackCandidate candidate{now_.search,
                                now_.step,
                                requests[static_cast<std::size_t>(i)].prompt,
                                std::make_shared<const Image>(images[static_cast<std::size_t>(i)]),
                                {}};
      if (context_.judge) {
        candidate.score = context_.judge->score(*candidate.image, context_.target);
        sum += candidate.score->probability;
        seen += candidate.score->sure && candidate.score->probability >= kSeenFrom;
      }
      if (context_.on_candidate) context_.on_candidate(candidate);
      now_.candidates.push_back(std::move(candidate));
    }
    if (!context_.judge) return {};
    return std::pair{sum / count, 2 * seen > count};
  }

  std::int64_t unet_calls() const { return now_.unet_calls + context_.model.unet_calls() - calls_before_; }
  double seconds() const {
    return now_.seconds + std::chrono::duration<double>(Clock::now() - started_).count();
  }

  std::optional<StopReason> budget() const {
    const auto most = [&](const char* key) { return read_.whole(key); };
    if (most("max_unet_calls") > 0 && unet_calls() >= most("max_unet_calls")) return StopReason::UnetCalls;
    const auto own = context_.null_control ? most("control_max_steps") : 0;
    const auto steps = own > 0 ? own : most("max_steps");
    if (steps > 0 && static_cast<std::int64_t>(now_.curve.size()) >= steps) return StopReason::Steps;
    if (most("max_pictures") > 0 && static_cast<std::int64_t>(now_.candidates.size()) >= most("max_pictures"))
      return StopReason::Pictures;
    if (most("max_seconds") > 0 && seconds() >= static_cast<double>(most("max_seconds")))
      return StopReason::Seconds;
    return {};
  }

  void save(const AttackSearch& search, const torch::Tensor& generator_state) const {
    write(search.state(), generator_state);
  }

  void write(TensorMap state, const torch::Tensor& generator_state) const {
    if (context_.checkpoint.empty()) return;
    auto written = now_;
    written.state = std::move(state);
    written.generator_state = generator_state;
    written.unet_calls = calls_done_; // a step that a stop cut off is done again: it must not count twice
    written.seconds = seconds();
    save_attack(context_.checkpoint, written);
  }

  AttackContext& context_;
  SettingReader read_;
  std::int64_t calls_before_, calls_done_ = 0;
  Clock::time_point started_ = Clock::now();
  AttackCheckpoint now_; // `unet_calls` and `seconds` are those of before this process
  bool resumed_ = false;
  at::Generator generator_;
  MakePrompt prompt_;
};

} // namespace

AttackFinding SearchAttack::search(AttackContext& context) const {
  const auto attacked = side(context.null_control);
  auto& model = context.model;
  Loop loop(context, describe().method.name);
  if (!loop.resume()) loop.set_data(prepare(context));
  model.use(attacked);
  const UnetLoan loan(model.model(), context.control, false);
  const auto by_base = [&model, attacked](const auto& ask) {
    model.use(Side::Base);
    auto answer = ask();
    model.use(attacked);
    return answer;
  };
  const SearchSetup setup{
      context,
      SettingReader(context.settings),
      loop.data(),
      model.noising(),
      [&](const auto& x, const auto& t, const auto& text) {
        return by_base([&] { return model.predict(x, t, text); });
      },
      [&model](const auto& x, const auto& t, const auto& text) { return model.predict(x, t, text); },
      [&model](const auto& tokens) { return model.encode(tokens); },
      [&](const auto& tokens) { return by_base([&] { return model.encode(tokens); }); }};
  return loop.go([&](int number) { return make_search(setup, number); },
                 [&](const TensorMap& candidate) { return prompt_of(context, candidate); });
}

AttackPrompt SearchAttack::prompt_of(const AttackContext& context, const TensorMap& candidate) const {
  const torch::NoGradGuard no_grad;
  const auto& model = context.model;
  AttackPrompt prompt;
  const auto ids = state_tensor(candidate, "ids");
  const auto& tokenizer = model.model().tokenizer;
  prompt.texts = {text_of(tokenizer, ids)};
  prompt.ids = ids.unsqueeze(0);
  prompt.replays_as_text = replays(tokenizer, prompt.texts.front(), ids);
  if (prompt.texts.front().empty()) prompt.texts = {"(tokens without text)"};
  const auto table = model.word_table();
  prompt.states = context.model.encode(at::embedding(table, prompt.ids.to(table.device())));
  return prompt;
}

} // namespace pentimento
