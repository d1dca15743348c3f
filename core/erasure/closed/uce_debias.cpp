#include "core/erasure/closed/uce_debias.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/judges/clip_judge.h"
#include "core/pipelines/stable_diffusion.h"

namespace pentimento {

namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

AttributeShare attribute(const std::string& text) {
  AttributeShare found{trimmed(text), -1.0};
  const auto space = found.name.rfind(' ');
  if (space == std::string::npos) return found;
  const auto number = found.name.substr(space + 1);
  double share = 0.0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), share);
  if (error == std::errc() && end == number.data() + number.size())
    found = {trimmed(found.name.substr(0, space)), share};
  return found;
}

/// One target of the plan with its attributes, and what has been added of each.
struct Concept {
  ConceptPair pair; // the anchor is the target itself
  std::vector<AttributeShare> attributes;
  PairRows rows;                         // target only
  std::vector<torch::Tensor> directions; // the attributes' states, row by row
  std::vector<double> added;
};

Concept prepare(ErasureContext& context, const ConceptPair& pair, const RowChoice& choice) {
  Concept prepared{{pair.target, pair.target}, attribute_shares(pair.anchor), {}, {}, {}};
  prepared.rows = pair_rows(context.model, {prepared.pair}, choice, context.control);
  for (const auto& each : prepared.attributes)
    prepared.directions.push_back(
        pair_rows(context.model, {{pair.target, each.name}}, choice, context.control).anchor);
  prepared.added.assign(prepared.attributes.size(), 0.0);
  return prepared;
}

PairRows moved(const std::vector<Concept>& concepts) {
  PairRows all;
  std::int64_t group = 0;
  for (const auto& each : concepts) {
    auto anchor = each.rows.target.clone();
    for (std::size_t i = 0; i < each.directions.size(); ++i) anchor.add_(each.directions[i], each.added[i]);
    all.target = under(all.target, each.rows.target);
    all.anchor = under(all.anchor, anchor);
    all.group = under(all.group, torch::full_like(each.rows.group, group++));
  }
  return all;
}

/// Draws a target as the model is now and counts which attribute each picture shows most.
class Counter {
 public:
  Counter(ErasureContext& context, const SettingReader& read)
      : context_(context),
        pipeline_(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &context.model)) {
    const auto& model = context.model;
    if (!model.judge_folder.empty() && model.vocabulary)
      judge_ = ClipJudge::open(model.judge_folder, label_groups(*model.vocabulary), model.plan().device);
    pictures_ = static_cast<int>(read.whole("debias_pictures"));
    sampling_ = default_sampling(model);
    sampling_.steps = static_cast<int>(read.whole("debias_steps"));
    sampling_.guidance = read.real("debias_guidance");
  }

  bool knows(const Concept& each) const {
    return judge_ && std::ranges::all_of(each.attributes, [&](const AttributeShare& attribute) {
             return !judge_->labels_beside(attribute.name).empty();
           });
  }

  std::vector<double> shares(const Concept& each) {
    std::vector<Request> requests;
    for (int i = 0; i < pictures_; ++i)
      requests.push_back({each.pair.target, context_.seed + static_cast<std::uint64_t>(i)});
    std::vector<double> shares(each.attributes.size(), 0.0);
    for (const auto& image : pipeline_.draw(requests, sampling_, context_.control)) {
      std::size_t best = 0;
      double most = -1.0;
      for (std::size_t i = 0; i < shares.size(); ++i) {
        const double seen = judge_->score(image, each.attributes[i].name).probability;
        if (seen > most) most = seen, best = i;
      }
      shares[best] += 1.0 / pictures_;
    }
    return shares;
  }

 private:
  ErasureContext& context_;
  StableDiffusionPipeline pipeline_;
  std::unique_ptr<Judge> judge_;
  SamplingSettings sampling_;
  int pictures_ = 10;
};

/// Corrects one concept by what was counted. @return true when it was near enough already.
bool correct(Concept& each, const std::vector<double>& counted, double tolerance) {
  double worst = 0.0;
  for (std::size_t i = 0; i < counted.size(); ++i)
    worst = std::max(worst, std::abs(each.attributes[i].share - counted[i]));
  if (worst <= tolerance) return true;
  for (std::size_t i = 0; i < counted.size(); ++i) each.added[i] += each.attributes[i].share - counted[i];
  return false;
}

} // namespace

std::vector<AttributeShare> attribute_shares(const std::string& text) {
  std::vector<AttributeShare> all;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('|', begin), text.size());
    if (auto each = attribute(text.substr(begin, end - begin)); !each.name.empty()) all.push_back(each);
    begin = end + 1;
  }
  const auto unsaid = std::ranges::count_if(all, [](const AttributeShare& each) { return each.share < 0.0; });
  if (all.size() < 2 || (unsaid != 0 && unsaid != std::ssize(all)))
    throw Error(ErrorCode::BadPrompt, "debiasing needs the attributes whose shares it evens out",
                "an anchor like 'photo | neon' or 'photo 0.7 | neon 0.3'", "'" + text + "'");
  double sum = 0.0;
  for (auto& each : all) sum += each.share = unsaid ? 1.0 : each.share;
  if (!(sum > 0.0) || !std::isfinite(sum))
    throw Error(ErrorCode::BadPrompt, "the attributes' shares add up to nothing", "shares above 0", text);
  for (auto& each : all) each.share /= sum;
  return all;
}

WeightDelta debias_edit(ErasureContext& context, ParameterSwap& parameters,
                        const std::function<WeightDelta(const PairRows&)>& edit) {
  const SettingReader read(context.settings);
  auto choice = row_choice(read);
  choice.aligned = true; // the attributes' states are added row by row
  std::vector<Concept> concepts;
  for (const auto& pair : context.plan.pairs) concepts.push_back(prepare(context, pair, choice));
  Counter counter(context, read);
  const bool measured = std::ranges::all_of(concepts, [&](const Concept& c) { return counter.knows(c); });
  if (!measured) {
    log::warning("No judge of this model knows the attributes; their shares are set without measuring them.");
    for (auto& each : concepts)
      for (std::size_t i = 0; i < each.added.size(); ++i) each.added[i] = each.attributes[i].share;
    return edit(moved(concepts));
  }
  auto delta = edit(moved(concepts));
  const auto rounds = static_cast<int>(read.whole("debias_rounds"));
  for (int round = 0; round < rounds; ++round) {
    for (const auto& [name, entry] : delta.entries) parameters.put(name, entry.parameter);
    bool done = true;
    for (auto& each : concepts)
      done = correct(each, counter.shares(each), read.real("debias_tolerance")) && done;
    parameters.restore();
    if (context.on_progress) context.on_progress("round", round + 1, rounds);
    if (done) break;
    delta = edit(moved(concepts));
  }
  return delta;
}

} // namespace pentimento
