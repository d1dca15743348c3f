#include "core/erasure/trained/anchor_data.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/concept_prompts.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/augmentation.h"
#include "core/pipelines/stable_diffusion.h"

namespace pentimento {

namespace {

struct Sentences {
  std::vector<std::string> target, anchor, prior;
};

Sentences sentences_for(const ErasureContext& context, const SettingReader& read) {
  static const Vocabulary none;
  const auto& vocabulary = context.model.vocabulary ? *context.model.vocabulary : none;
  const auto& pairs = context.plan.pairs;
  const auto anchors = static_cast<std::size_t>(read.whole("anchor_latents"));
  const auto each = static_cast<int>((anchors + pairs.size() - 1) / pairs.size());
  std::vector<std::vector<PromptPair>> prompts;
  for (const auto& pair : pairs) prompts.push_back(concept_prompts(pair, vocabulary, each));
  Sentences all;
  for (std::size_t i = 0; i < anchors; ++i) {
    const auto& prompt = prompts[i % pairs.size()][i / pairs.size()];
    all.target.push_back(prompt.target);
    all.anchor.push_back(prompt.anchor);
  }
  all.prior = all.anchor;
  const auto& kept = context.plan.kept;
  const auto wanted = kept.empty() ? std::size_t{0} : static_cast<std::size_t>(read.whole("kept_latents"));
  for (std::size_t i = 0; i < wanted; ++i) {
    const auto count = static_cast<int>(i / kept.size()) + 1;
    all.prior.push_back(concept_prompts({kept[i % kept.size()], ""}, vocabulary, count).back().target);
  }
  return all;
}

/// The latents' pictures, placed anew where `augmented` says so, and seen through the encoder: its mean and
/// deviation, scaled as the UNet knows them. Fills data.mask; puts what the placing adds before the
/// sentences.
void encode_again(ErasureContext& context, AnchorData& data, Sentences& sentences,
                  const std::vector<bool>& augmented) {
  const torch::NoGradGuard no_grad;
  StableDiffusionPipeline pipeline(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &context.model));
  const double scale = context.model.vae->config.scaling_factor;
  auto generator = make_generator(context.seed + 2);
  std::vector<torch::Tensor> means, deviations, masks;
  for (const auto& latent : data.latents.split(1)) {
    const auto i = means.size();
    Augmented placed{pipeline.decode(latent, context.control),
                     torch::ones({1, 1, latent.size(2), latent.size(3)}), ""};
    if (augmented[i]) placed = augment(placed.image, context.model.latent_scale(), generator);
    const auto moments =
        context.model.vae->encode((placed.image.to(latent.device()) * 2 - 1).to(context.model.vae_dtype()));
    means.push_back(moments.mean.to(torch::kFloat32) * scale);
    deviations.push_back((0.5 * moments.logvar.to(torch::kFloat32)).exp() * scale);
    masks.push_back(placed.mask.to(latent.device()));
    sentences.prior[i] = placed.prefix + sentences.prior[i];
    if (i >= sentences.target.size()) continue;
    sentences.target[i] = placed.prefix + sentences.target[i];
    sentences.anchor[i] = placed.prefix + sentences.anchor[i];
  }
  data.latents = torch::cat(means);
  data.deviation = torch::cat(deviations);
  data.mask = torch::cat(masks);
}

/// The pictures of objects; styles are published without.
std::vector<bool> augmented_rows(const ErasureContext& context, const Sentences& sentences) {
  static const Vocabulary none;
  const auto& vocabulary = context.model.vocabulary ? *context.model.vocabulary : none;
  const auto& pairs = context.plan.pairs;
  std::vector<bool> rows(sentences.prior.size(), false);
  for (std::size_t i = 0; i < sentences.target.size(); ++i)
    rows[i] = concept_kind(pairs[i % pairs.size()].target, vocabulary) == ConceptKind::Object;
  return rows;
}

} // namespace

torch::Tensor draw_base_latents(ErasureContext& context, const std::vector<std::string>& prompts,
                                const std::string& what) {
  const SettingReader read(context.settings);
  // The model outlives the run; the pipeline only wants to hold on to it.
  StableDiffusionPipeline pipeline(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &context.model));
  SamplingSettings sampling;
  sampling.scheduler = "dpmsolver++";
  sampling.steps = static_cast<int>(read.whole("anchor_steps"));
  sampling.guidance = read.real("anchor_guidance");
  constexpr std::size_t batch = base_latents_batch;
  std::vector<torch::Tensor> latents;
  for (std::size_t begin = 0; begin < prompts.size(); begin += batch) {
    std::vector<Request> requests;
    for (auto i = begin; i < std::min(begin + batch, prompts.size()); ++i)
      requests.push_back({prompts[i], context.seed + i});
    latents.push_back(pipeline.sample(requests, sampling, context.control));
    if (context.on_progress)
      context.on_progress(what, static_cast<int>(begin + requests.size()), static_cast<int>(prompts.size()));
  }
  return torch::cat(latents);
}

AnchorData prepare_anchor_data(ErasureContext& context) {
  const SettingReader read(context.settings);
  auto sentences = sentences_for(context, read);
  AnchorData data;
  data.latents = draw_base_latents(context, sentences.prior, "anchor picture");
  const bool augments = read.flag("augment"), resamples = read.flag("resample_posterior");
  if (augments || resamples)
    encode_again(context, data, sentences,
                 augments ? augmented_rows(context, sentences)
                          : std::vector<bool>(sentences.prior.size(), false));
  if (!augments) data.mask.reset();
  if (!resamples) data.deviation.reset();
  data.target_states = context.model.encode_prompts(sentences.target);
  data.anchor_states = context.model.encode_prompts(sentences.anchor);
  data.prior_states = context.model.encode_prompts(sentences.prior);
  return data;
}

namespace {

const torch::Tensor& find_tensor(const TensorMap& tensors, const std::string& name) {
  const auto found = tensors.find(name);
  if (found == tensors.end())
    throw Error(ErrorCode::MissingTensor, "the training data has no tensor " + name);
  return found->second;
}

} // namespace

void put_text(TensorMap& tensors, const std::string& name, const TextConditions& text) {
  tensors[name + "_states"] = text.states;
  if (text.pooled.defined()) tensors[name + "_pooled"] = text.pooled;
}

TextConditions text_from(const TensorMap& tensors, const std::string& name) {
  const auto pooled = tensors.find(name + "_pooled");
  return {find_tensor(tensors, name + "_states"), pooled == tensors.end() ? torch::Tensor() : pooled->second};
}

TensorMap AnchorData::named() const {
  TensorMap tensors{{"latents", latents}};
  put_text(tensors, "target", target_states);
  put_text(tensors, "anchor", anchor_states);
  put_text(tensors, "prior", prior_states);
  if (deviation.defined()) tensors["deviation"] = deviation;
  if (mask.defined()) tensors["mask"] = mask;
  return tensors;
}

AnchorData AnchorData::from(const TensorMap& tensors) {
  AnchorData data;
  data.latents = find_tensor(tensors, "latents");
  data.target_states = text_from(tensors, "target");
  data.anchor_states = text_from(tensors, "anchor");
  data.prior_states = text_from(tensors, "prior");
  if (tensors.count("deviation")) data.deviation = tensors.at("deviation");
  if (tensors.count("mask")) data.mask = tensors.at("mask");
  return data;
}

namespace {

/// Latents, noise and timesteps of the picked rows.
KeepBatch draw_rows(const AnchorData& data, const torch::Tensor& picked, const DrawOptions& options,
                    at::Generator& generator) {
  const auto device = data.latents.device();
  KeepBatch all;
  all.timesteps =
      torch::randint(options.t_min, options.t_max + 1, {picked.size(0)}, generator, torch::kInt64).to(device);
  all.latents = data.latents.index_select(0, picked);
  const auto shape = all.latents.sizes();
  all.noise = torch::randn(shape, generator, torch::kFloat32).to(device);
  if (data.deviation.defined())
    all.latents = all.latents + data.deviation.index_select(0, picked) *
                                    torch::randn(shape, generator, torch::kFloat32).to(device);
  return all;
}

torch::Tensor pick(int64_t rows, int64_t among, const torch::Device& device, at::Generator& generator) {
  return torch::randint(0, among, {rows}, generator, torch::kInt64).to(device);
}

} // namespace

AnchorBatch draw_anchor_batch(const AnchorData& data, const DrawOptions& options, at::Generator& generator) {
  const auto device = data.latents.device();
  const auto erase = pick(options.rows, data.target_states.size(), device, generator);
  auto picked = erase;
  torch::Tensor kept;
  if (options.keep_rows > 0) {
    kept = pick(options.keep_rows, data.latents.size(0), device, generator);
    picked = torch::cat({erase, kept});
  }
  const auto all = draw_rows(data, picked, options, generator);
  const auto head = [&](const torch::Tensor& rows) { return rows.slice(0, 0, options.rows); };
  const auto tail = [&](const torch::Tensor& rows) { return rows.slice(0, options.rows); };
  AnchorBatch batch{head(all.latents), head(all.noise), head(all.timesteps), {}, {}, {}, {}};
  if (data.mask.defined()) batch.mask = data.mask.index_select(0, erase);
  batch.target_states = data.target_states.index_select(erase);
  batch.anchor_states = data.anchor_states.index_select(erase);
  if (kept.defined())
    batch.keep = {tail(all.latents), tail(all.noise), tail(all.timesteps),
                  data.prior_states.index_select(kept)};
  return batch;
}

KeepBatch draw_keep_batch(const AnchorData& data, const DrawOptions& options, at::Generator& generator) {
  const auto kept = pick(options.keep_rows, data.latents.size(0), data.latents.device(), generator);
  auto batch = draw_rows(data, kept, options, generator);
  batch.states = data.prior_states.index_select(kept);
  return batch;
}

} // namespace pentimento
