#include "core/pipelines/memory_ladder.h"

#include "core/base/log.h"

namespace pentimento {

MemoryLadder::MemoryLadder(std::shared_ptr<DiffusionModel> model,
                           std::function<void(const std::string&)> warn)
    : model_(std::move(model)), warn_(std::move(warn)), kernel_before_(model_->unet->attention.kernel) {}

MemoryLadder::~MemoryLadder() {
  model_->unet->attention.kernel = kernel_before_;
  if (taken_ < 2) return;
  try {
    model_->set_lean(false);
  } catch (const std::exception& problem) { // the next use reads them again, and says what is wrong
    log::warning(std::string("A part of the model could not be read again: ") + problem.what() + ".");
  }
}

bool MemoryLadder::step() {
  std::string text;
  switch (taken_) {
  case 0:
    text = "Memory ran low. Computing attention in slices from here on.";
    model_->unet->attention.kernel = AttentionKernel::Sliced;
    break;
  case 1:
    text = "Memory ran low. Text encoder and VAE leave memory while they do nothing from here on.";
    model_->set_lean(true);
    break;
  default:
    return false;
  }
  ++taken_;
  log::warning(text);
  if (warn_) warn_(text);
  return true;
}

} // namespace pentimento
