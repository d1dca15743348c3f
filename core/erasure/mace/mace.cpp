#include "core/erasure/mace/mace.h"

#include <algorithm>

#include "core/base/rng.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/closed/retain_words.h"
#include "core/erasure/mace/mace_rows.h"
#include "core/erasure/receler/receler.h"
#include "core/erasure/text_states.h"

namespace pentimento {

namespace {

/// What the refinement and the fusion keep: the plan's kept concepts, more names where asked for, ∅.
torch::Tensor prior_rows(ErasureContext& context, const SettingReader& read) {
  RowChoice choice;
  choice.templates = static_cast<int>(read.whole("templates"));
  choice.padding_weight = read.real("padding_weight");
  const auto words = retain_words(context.model, context.plan, read.flag("keep_listed"));
  return kept_rows(context.model, words, choice, read.text("empty_prompt"), context.control);
}

MaceSolution solve(ErasureContext& context, const SettingReader& read) {
  const auto rows = mace_rows(context.model, context.plan.pairs, static_cast<int>(read.whole("templates")),
                              read.real("padding_weight"), context.control);
  MaceEquation equation;
  equation.coexisting = rows.coexisting;
  equation.replaced = rows.replaced;
  equation.concepts = rows.concepts;
  equation.kept = prior_rows(context, read);
  equation.preserve_scale = read.real("preserve_scale");
  equation.fuse_preserve_scale = read.real("fuse_preserve_scale");
  equation.lambda = read.real("lambda");
  return solve_mace(equation);
}

LostTokens lost_from(const std::string& name) {
  return name == "words" ? LostTokens::Words : name == "end" ? LostTokens::End : LostTokens::Padding;
}

/// The latents' side over four, as 16 is of Stable Diffusion's 64.
int64_t quarter(const DiffusionModel& model) {
  return std::max<int64_t>(model.image_size() / model.latent_scale() / 4, 1);
}

} // namespace

const MethodDescription& Mace::describe() const {
  static const MethodDescription method = mace_description();
  return method;
}

void Mace::check(const ErasureContext& context) const {
  mace_options(context.settings);
}

TensorMap Mace::prepare(ErasureContext& context) const {
  auto& model = context.model;
  const SettingReader read(context.settings);
  std::vector<std::string> prompts;
  std::vector<RecelerSentence> sentences;
  for (const auto& [pair, sentence] :
       target_sentences(context.plan, model, static_cast<int>(read.whole("target_latents")))) {
    prompts.push_back(sentence.target);
    const auto& name = context.plan.pairs[static_cast<std::size_t>(pair)].target;
    sentences.push_back(receler_sentence(model.tokenizer, sentence.target, name, pair));
  }
  TensorMap data;
  if (mace_options(context.settings).update.preserves()) data = prepare_anchor_data(context).named();
  const auto states = model.encode_prompts(prompts);
  std::vector<torch::Tensor> lost;
  for (const auto& sentence : sentences)
    lost.push_back(lost_tokens(sentence, lost_from(read.text("loses")), states.states.size(1)));
  const auto solution = solve(context, read);
  auto masks = mask_options(context.settings);
  if (masks.side == 0) masks.side = quarter(model);
  data["mace_latents"] = draw_base_latents(context, prompts, "target picture");
  data["mace_masks"] = picture_masks(context, data.at("mace_latents"), states, sentences, masks);
  data["mace_lost"] = torch::stack(lost).to(model.plan().device);
  put_text(data, "mace", states);
  data["mace_refined"] = solution.refined;
  data["mace_shared"] = solution.shared;
  data["mace_pulls"] = solution.pulls;
  return data;
}

std::unique_ptr<Trainer> Mace::make_trainer(const TrainingSetup& setup) const {
  const auto options = mace_options(setup.context.settings);
  MaceData data;
  data.latents = setup.data.at("mace_latents");
  data.states = text_from(setup.data, "mace");
  data.lost = setup.data.at("mace_lost");
  data.masks = setup.data.at("mace_masks");
  data.solution = {setup.data.at("mace_refined").cpu(), setup.data.at("mace_shared").cpu(),
                   setup.data.at("mace_pulls").cpu()};
  auto generator = make_generator(setup.context.seed + 3);
  for (int64_t i = 0; i < data.solution.pulls.size(0); ++i) {
    auto& loras = data.loras.emplace_back();
    for (const auto& matrix : setup.unet.parameters.masters()) {
      loras.push_back(
          first_low_rank(matrix.size(0), matrix.size(1), setup.read.whole("lora_rank"), generator));
      loras.back().flat = loras.back().flat.to(matrix.device());
    }
  }
  if (options.update.preserves()) data.keep = AnchorData::from(setup.data);
  return std::make_unique<MaceTrainer>(setup.unet, options, std::move(data));
}

} // namespace pentimento
