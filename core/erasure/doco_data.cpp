#include "core/erasure/doco_data.h"

#include <algorithm>

#include "core/erasure/concept_prompts.h"
#include "core/erasure/settings.h"
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

torch::Tensor draw_latents(ErasureContext& context, const std::vector<std::string>& prompts,
                           const SettingReader& read) {
  // The model outlives the run; the pipeline only wants to hold on to it.
  StableDiffusionPipeline pipeline(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &context.model));
  SamplingSettings sampling;
  sampling.scheduler = "dpmsolver++";
  sampling.steps = static_cast<int>(read.whole("anchor_steps"));
  sampling.guidance = read.real("anchor_guidance");
  const std::size_t batch = 8;
  std::vector<torch::Tensor> latents;
  for (std::size_t begin = 0; begin < prompts.size(); begin += batch) {
    std::vector<Request> requests;
    for (auto i = begin; i < std::min(begin + batch, prompts.size()); ++i)
      requests.push_back({prompts[i], context.seed + i});
    latents.push_back(pipeline.sample(requests, sampling, context.control));
    if (context.on_progress)
      context.on_progress("anchor picture", static_cast<int>(begin + requests.size()),
                          static_cast<int>(prompts.size()));
  }
  return torch::cat(latents);
}

/// The latents' pictures seen through the encoder: its mean and deviation, scaled as the UNet knows them.
void encode_again(ErasureContext& context, DocoData& data) {
  const torch::NoGradGuard no_grad;
  StableDiffusionPipeline pipeline(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &context.model));
  const double scale = context.model.vae->config.scaling_factor;
  std::vector<torch::Tensor> means, deviations;
  for (const auto& latent : data.latents.split(1)) {
    const auto image = pipeline.decode(latent, context.control).to(latent.device());
    const auto moments = context.model.vae->encode((image * 2 - 1).to(context.model.vae_dtype()));
    means.push_back(moments.mean.to(torch::kFloat32) * scale);
    deviations.push_back((0.5 * moments.logvar.to(torch::kFloat32)).exp() * scale);
  }
  data.latents = torch::cat(means);
  data.deviation = torch::cat(deviations);
}

} // namespace

DocoData prepare_doco_data(ErasureContext& context) {
  const SettingReader read(context.settings);
  const auto sentences = sentences_for(context, read);
  DocoData data;
  data.target_states = context.model.encode_prompts(sentences.target);
  data.anchor_states = context.model.encode_prompts(sentences.anchor);
  data.prior_states = context.model.encode_prompts(sentences.prior);
  data.latents = draw_latents(context, sentences.prior, read);
  if (read.flag("resample_posterior")) encode_again(context, data);
  return data;
}

DocoBatch draw_doco_batch(const DocoData& data, int64_t rows, int64_t t_min, int64_t t_max,
                          at::Generator& generator) {
  const auto device = data.latents.device();
  const auto pick = [&](int64_t count) {
    return torch::randint(0, count, {rows}, generator, torch::kInt64).to(device);
  };
  const auto erase = pick(data.target_states.size());
  const auto keep = pick(data.latents.size(0));
  const auto all = torch::cat({erase, keep});
  DocoBatch batch;
  batch.timesteps = torch::randint(t_min, t_max + 1, {2 * rows}, generator, torch::kInt64).to(device);
  batch.latents = data.latents.index_select(0, all);
  const auto shape = batch.latents.sizes();
  batch.noise = torch::randn(shape, generator, torch::kFloat32).to(device);
  if (data.deviation.defined())
    batch.latents = batch.latents + data.deviation.index_select(0, all) *
                                        torch::randn(shape, generator, torch::kFloat32).to(device);
  batch.target_states = data.target_states.index_select(erase);
  batch.anchor_states = data.anchor_states.index_select(erase);
  batch.prior_states = data.prior_states.index_select(keep);
  return batch;
}

} // namespace pentimento
