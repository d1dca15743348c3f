#include "core/probes/attacks/search/genetic_search.h"

namespace pentimento {

GeneticSearch::GeneticSearch(Encode encode, const GeneticOptions& options, GeneticData data)
    : encode_(std::move(encode)), options_(options), data_(std::move(data)) {}

torch::Tensor GeneticSearch::fitness(const torch::Tensor& population) const {
  const torch::NoGradGuard no_grad;
  std::vector<torch::Tensor> parts;
  for (const auto& part : population.split(options_.batch)) {
    std::vector<torch::Tensor> tokens;
    for (const auto& one : part.unbind(0))
      tokens.push_back(at::embedding(
          data_.words, data_.sentence.with_ids(data_.ids.index_select(0, one)).to(data_.words.device())));
    const auto states = encode_(torch::stack(tokens)).to(torch::kFloat32);
    const auto distance = states - data_.wanted.to(states.device()).unsqueeze(0);
    parts.push_back(distance.to(torch::kFloat64).square().sum({1, 2}).to(torch::kCPU));
  }
  return torch::cat(parts);
}

torch::Tensor GeneticSearch::children(at::Generator& generator) const {
  const auto kept = options_.population / 2, count = options_.population - kept;
  const auto length = static_cast<int64_t>(data_.sentence.free.size());
  const auto integers = [&](int64_t least, int64_t below) {
    return torch::randint(least, below, {count}, generator, torch::kInt64);
  };
  const auto partners = integers(0, kept), cuts = integers(0, length);
  const auto crossed = torch::rand({count}, generator, torch::kFloat32) < options_.crossover;
  const auto mutated = torch::rand({count}, generator, torch::kFloat32) < options_.mutation;
  const auto places = integers(0, length), words = integers(0, data_.ids.size(0));
  const auto parents = torch::arange(count, torch::kInt64).remainder(kept);
  const auto first = population_.index_select(0, parents), second = population_.index_select(0, partners);
  const auto positions = torch::arange(length, torch::kInt64).unsqueeze(0);
  const auto from_second = crossed.unsqueeze(1).logical_and(positions >= cuts.unsqueeze(1));
  const auto changed = mutated.unsqueeze(1).logical_and(positions == places.unsqueeze(1));
  return torch::where(changed, words.unsqueeze(1), torch::where(from_second, second, first));
}

double GeneticSearch::step(int /*step*/, at::Generator& generator) {
  const auto length = static_cast<int64_t>(data_.sentence.free.size());
  torch::Tensor all, worth;
  if (!population_.defined()) {
    all = torch::randint(0, data_.ids.size(0), {options_.population, length}, generator, torch::kInt64);
    worth = fitness(all);
  } else {
    const auto kept = options_.population / 2;
    const auto fresh = children(generator);
    all = torch::cat({population_.slice(0, 0, kept), fresh});
    worth = torch::cat({fitness_.slice(0, 0, kept), fitness(fresh)});
  }
  const auto order = std::get<1>(worth.sort(std::optional<bool>(true), 0, false)); // stable
  population_ = all.index_select(0, order);
  fitness_ = worth.index_select(0, order);
  return fitness_[0].item<double>();
}

TensorMap GeneticSearch::candidate() const {
  return {{"ids", data_.sentence.with_ids(data_.ids.index_select(0, population_[0]))}};
}

TensorMap GeneticSearch::state() const {
  if (!population_.defined()) return {}; // before the first generation
  return {{"population", population_}, {"fitness", fitness_}};
}

void GeneticSearch::load_state(const TensorMap& state) {
  if (state.empty()) return;
  population_ = state_tensor(state, "population").clone();
  fitness_ = state_tensor(state, "fitness").clone();
}

torch::Tensor concept_vector(const torch::Tensor& with, const torch::Tensor& without) {
  return (with.to(torch::kFloat32) - without.to(torch::kFloat32)).mean(0);
}

} // namespace pentimento
