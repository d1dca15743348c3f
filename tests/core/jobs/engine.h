#pragma once

#include <mutex>
#include <vector>

#include "core/jobs/draw_job.h"
#include "core/jobs/job_queue.h"
#include "core/jobs/open_model_job.h"

namespace pentimento::testing {

/// A queue whose events are kept, with the miniature open.
struct Engine {
  std::mutex mutex;
  std::vector<JobEvent> events;
  JobQueue queue{[this](JobEvent event) {
    const std::lock_guard lock(mutex);
    events.push_back(std::move(event));
  }};

  explicit Engine(const std::string& model = "miniature") {
    queue.submit(std::make_unique<OpenModelJob>(model, "cpu", "auto"));
    queue.wait_idle();
  }

  /// Runs a job to its end. @return how it ended.
  Outcome run(std::unique_ptr<Job> job) {
    const int id = queue.submit(std::move(job));
    queue.wait_idle();
    for (const auto& event : events)
      if (const auto* end = std::get_if<JobEnded>(&event.body); end && event.job == id) return end->outcome;
    return Failure{"Internal", "the job did not end", "", "", ""};
  }

  /// The bodies of one kind, in order; also while a job runs.
  template <class Body>
  std::vector<Body> all() {
    const std::lock_guard lock(mutex);
    std::vector<Body> bodies;
    for (const auto& event : events)
      if (const auto* body = std::get_if<Body>(&event.body)) bodies.push_back(*body);
    return bodies;
  }

  /// Two seeds of one prompt in four quick steps.
  static DrawOrder order() {
    DrawOrder order;
    order.suite.cases = {{"a photo of a cat", Role::Target, "cat", "cat", "", false}};
    order.keys = {{0, 41}, {0, 42}};
    order.sampling.scheduler = "dpmsolver++";
    order.sampling.steps = 4;
    order.sampling.guidance = 4.0;
    return order;
  }
};

inline Plan cat_to_dog(const std::string& method = "uce") {
  Plan plan;
  plan.pairs = {{"cat", "dog"}};
  plan.kept = {"rabbit", "fox"};
  plan.method = method;
  return plan;
}

} // namespace pentimento::testing
