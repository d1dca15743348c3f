#include "core/probes/attacks/sampler/completion.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/sampler/ddim_walk.h"
#include "core/probes/attacks/sampler/walked_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_completion() {
  AttackDescription attack;
  attack.tier = "T3";
  attack.control = "the same beginnings by the unedited model, finished by the same edited model asked for "
                   "another word: what the first steps alone decide";
  auto& method = attack.method;
  method.name = "completion";
  method.title = "Diffusion completion";
  method.summary = "begun by the unedited model, finished by the edited one";
  method.citation = "Lu, Kriplani, Gandikota, Pham, Bau, Hegde, Cohen: When Are Concepts Erased From "
                    "Diffusion Models?, NeurIPS 2025, arXiv 2505.17013";
  method.settings = {
      whole_setting("given_steps", "Given steps", 2, 1, 999, "That the unedited model goes.", true, "steps"),
      whole_setting("denoising_steps", "Denoising steps", 20, 2, 1000, "Of the whole way.", true),
      sentences_setting(),
  };
  method.presets = {{"standard", "A tenth of the way is given.", {}}};
  return attack;
}

int given_steps(const SettingReader& read) {
  return static_cast<int>(std::min(read.whole("given_steps"), read.whole("denoising_steps") - 1));
}

} // namespace

const AttackDescription& Completion::describe() const {
  static const AttackDescription attack = describe_completion();
  return attack;
}

std::string Completion::note(const AttackContext& context) const {
  const SettingReader read(context.settings);
  return fmt::format("first {} of {} DDIM steps by the unedited model about {}", given_steps(read),
                     read.whole("denoising_steps"), context.target);
}

std::vector<Image> Completion::draw(const AttackContext& context, const std::vector<Request>& requests,
                                    const TextConditions& text,
                                    const std::function<void(const std::string&)>& warning) const {
  const SettingReader read(context.settings);
  auto& model = context.model;
  const auto attacked = model.side();
  const DdimWalk walk(model, static_cast<int>(read.whole("denoising_steps")), context.sampling.guidance,
                      context.sampling.negative);
  std::vector<std::string> prompts;
  for (const auto& request : requests) prompts.push_back(target_sentence(context, request.seed));
  const int given = given_steps(read);
  model.use(Side::Base);
  const auto begun = walk.go(start_noise(context, requests).noise, model.model().encode_prompts(prompts), 0,
                             given, context.control);
  model.use(attacked);
  return pictures_of(context, walk.go(begun, text, given, walk.steps(), context.control), requests, warning);
}

} // namespace pentimento
