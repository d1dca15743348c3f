#include "core/jobs/project/embed_job.h"

#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void EmbedJob::run(JobContext& context) {
  if (auto* judge = context.session().judge())
    for (auto& picture : pictures_) {
      context.control().checkpoint();
      if (auto embedding = judge->embedding(*picture.image); !embedding.empty())
        picture.embedding = std::make_shared<const std::vector<float>>(std::move(embedding));
    }
  sink_(std::move(pictures_));
}

} // namespace pentimento
