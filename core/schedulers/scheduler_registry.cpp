#include "core/schedulers/scheduler_registry.h"

#include "core/base/error.h"
#include "core/schedulers/scheduling_ddim.h"
#include "core/schedulers/scheduling_ddpm.h"
#include "core/schedulers/scheduling_dpmsolver_multistep.h"
#include "core/schedulers/scheduling_euler_ancestral_discrete.h"
#include "core/schedulers/scheduling_euler_discrete.h"
#include "core/schedulers/scheduling_pndm.h"

namespace pentimento {
namespace {

/// A line of the registry.
struct Entry {
  SchedulerDescription description;
  std::unique_ptr<Scheduler> (*make)(const nlohmann::json& config);
};

template <class T>
std::unique_ptr<Scheduler> make(const nlohmann::json& config) {
  return std::make_unique<T>(config);
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all{
      {{"ddim", "DDIMScheduler", "deterministic, 20 to 50 steps",
        "Song, Meng and Ermon, ICLR 2021, arXiv 2010.02502"},
       make<DDIMScheduler>},
      {{"ddpm", "DDPMScheduler", "the original ancestral sampler, many steps",
        "Ho, Jain and Abbeel, NeurIPS 2020, arXiv 2006.11239", true},
       make<DDPMScheduler>},
      {{"pndm", "PNDMScheduler", "linear multistep, Stable Diffusion 1.x's default",
        "Liu, Ren, Lin and Zhao, ICLR 2022, arXiv 2202.09778"},
       make<PNDMScheduler>},
      {{"euler", "EulerDiscreteScheduler", "Euler steps in sigma",
        "Karras, Aittala, Aila and Laine, NeurIPS 2022, arXiv 2206.00364"},
       make<EulerDiscreteScheduler>},
      {{"euler_ancestral", "EulerAncestralDiscreteScheduler", "Euler steps with fresh noise",
        "Karras, Aittala, Aila and Laine, NeurIPS 2022, arXiv 2206.00364", true},
       make<EulerAncestralDiscreteScheduler>},
      {{"dpmsolver++", "DPMSolverMultistepScheduler", "DPM-Solver++ 2M, good pictures in 8 to 20 steps",
        "Lu, Zhou, Bao, Chen, Li and Zhu, 2022, arXiv 2211.01095"},
       make<DPMSolverMultistepScheduler>},
  };
  return all;
}

const Entry* find_entry(const std::string& name) {
  for (const auto& entry : entries())
    if (entry.description.name == name || entry.description.class_name == name) return &entry;
  return nullptr;
}

} // namespace

const std::vector<SchedulerDescription>& scheduler_descriptions() {
  static const std::vector<SchedulerDescription> all = [] {
    std::vector<SchedulerDescription> descriptions;
    for (const auto& entry : entries()) descriptions.push_back(entry.description);
    return descriptions;
  }();
  return all;
}

const SchedulerDescription* find_scheduler(const std::string& name) {
  const auto* entry = find_entry(name);
  return entry ? &entry->description : nullptr;
}

std::unique_ptr<Scheduler> make_scheduler(const std::string& name, const nlohmann::json& config) {
  auto wanted = name;
  if (wanted.empty() && config.is_object() && config.contains("_class_name") &&
      config["_class_name"].is_string())
    wanted = config["_class_name"].get<std::string>();
  if (const auto* entry = find_entry(wanted)) return entry->make(config);
  std::string known;
  for (const auto& entry : entries()) known += (known.empty() ? "" : ", ") + entry.description.name;
  throw Error(ErrorCode::UnknownName, "there is no such scheduler", known,
              wanted.empty() ? "no name" : wanted);
}

} // namespace pentimento
