#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/erasure/closed/rece_equation.h"
#include "core/erasure/closed/speed_equation.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/io/safetensors.h"

namespace pentimento::cli {
namespace {

struct SolveOptions {
  std::string method, in, out;
  std::vector<std::string> settings;
};

/// The rows and matrices of --in.
class Inputs {
 public:
  explicit Inputs(const std::filesystem::path& path) : file_(SafetensorsFile::open(path)) {}

  torch::Tensor rows(const std::string& name) const { return file_->tensor(name).to(torch::kFloat64); }
  torch::Tensor rows_or_none(const std::string& name) const {
    return file_->find(name) ? rows(name) : torch::Tensor();
  }
  /// Those whose names begin with "w.".
  NamedTensors matrices() const {
    NamedTensors all;
    for (const auto& entry : file_->entries())
      if (entry.name.starts_with("w.")) all.emplace_back(entry.name, file_->tensor(entry.name));
    if (all.empty())
      throw Error(ErrorCode::MissingTensor, "there is no matrix to edit", "tensors called w.NAME", "none");
    return all;
  }

 private:
  std::shared_ptr<const SafetensorsFile> file_;
};

UceEquation uce_equation(const Inputs& inputs, const SettingReader& read) {
  UceEquation equation{inputs.rows("target"),    inputs.rows("anchor"),       inputs.rows_or_none("kept"),
                       read.real("erase_scale"), read.real("preserve_scale"), read.real("lambda")};
  return equation;
}

/// Every matrix edited, in float64. @param condition the largest of the systems solved.
NamedTensors solve_uce(const Inputs& inputs, const SettingReader& read, double& condition) {
  auto equation = uce_equation(inputs, read);
  if (read.text("technique") == "tensor") equation.technique = UceTechnique::Tensor;
  if (const auto group = inputs.rows_or_none("group"); group.defined())
    equation.group = group.to(torch::kInt64);
  const auto solution = pentimento::solve_uce(equation);
  condition = solution.condition_number;
  NamedTensors edited;
  for (const auto& [name, w0] : inputs.matrices()) edited.emplace_back(name, solution.edited(w0));
  return edited;
}

NamedTensors solve_rece(const Inputs& inputs, const SettingReader& read, double& condition) {
  const auto matrices = inputs.matrices();
  std::vector<torch::Tensor> base;
  for (const auto& [name, w0] : matrices) base.push_back(w0);
  ReceEquation equation;
  equation.first = uce_equation(inputs, read);
  equation.sought_target = inputs.rows("target");
  equation.sought_anchor = inputs.rows("anchor");
  equation.gram = gram_of(base);
  equation.epochs = read.whole("epochs");
  equation.embedding_lambda = read.real("embedding_lambda");
  equation.round_lambda = read.real("round_lambda");
  equation.round_preserve = read.real("round_preserve");
  const auto solution = pentimento::solve_rece(equation);
  condition = solution.condition_number;
  NamedTensors edited;
  for (const auto& [name, w0] : matrices)
    edited.emplace_back(name, torch::matmul(w0.to(torch::kFloat64), solution.projection));
  return edited;
}

NamedTensors solve_speed(const Inputs& inputs, const SettingReader& read, double& condition) {
  const SpeedSolver solver({inputs.rows("target"), inputs.rows("anchor"), inputs.rows("retain"),
                            inputs.rows_or_none("invariant"), inputs.rows_or_none("noise"),
                            read.flag("filter"), read.real("null_threshold"), read.real("retain_scale"),
                            read.real("lambda")});
  NamedTensors edited;
  for (const auto& [name, w0] : inputs.matrices()) {
    const auto solution = solver.solve(w0);
    condition = std::max(condition, solution.condition_number);
    edited.emplace_back(name, solution.edited);
  }
  return edited;
}

void solve(Session& session, const SolveOptions& given) {
  const auto& method = find_method(given.method).describe();
  const auto values = resolved_settings(method, parse_settings(given.settings, method), 0);
  const Inputs inputs(given.in);
  const SettingReader read(values);
  double condition = 0.0;
  const auto started = std::chrono::steady_clock::now();
  NamedTensors edited;
  if (given.method == "uce")
    edited = solve_uce(inputs, read, condition);
  else if (given.method == "rece")
    edited = solve_rece(inputs, read, condition);
  else if (given.method == "speed")
    edited = solve_speed(inputs, read, condition);
  else
    throw Error(ErrorCode::Unsupported, given.method + " is no closed form", "uce, rece or speed",
                given.method);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  write_safetensors(given.out, edited);
  session.print({{"out", given.out},
                 {"method", given.method},
                 {"matrices", edited.size()},
                 {"seconds", seconds},
                 {"condition_number", condition}},
                fmt::format("{} matrices by {} in {:.3f} s, condition number {:.3g}\n{}", edited.size(),
                            method.title, seconds, condition, given.out));
}

} // namespace

void add_solve(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("solve", "Solve one closed form alone on given matrices, for checks from outside");
  auto given = std::make_shared<SolveOptions>();
  command->add_option("METHOD", given->method, "uce, rece or speed")->required();
  command
      ->add_option("--in", given->in,
                   "Matrices w.NAME [out, D] and rows target, anchor, kept, group, retain, invariant, noise")
      ->required()
      ->option_text("FILE");
  command->add_option("--out", given->out, "The edited matrices, float64")->required()->option_text("FILE");
  command->add_option("--set", given->settings, "Settings of the method; see `methods NAME`")
      ->option_text("KEY=VALUE...");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { solve(session, *given); }; });
}

} // namespace pentimento::cli
