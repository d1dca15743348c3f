#include <set>

#include "core/pipelines/memory_ladder.h"

#include <QtTest>

#include <c10/core/CPUAllocator.h>

#include "core/base/error.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Stands in front of torch's CPU allocator and refuses what `refuses` says, in torch's own words.
class ScarceMemory final : public c10::Allocator {
 public:
  ScarceMemory() : plenty_(c10::GetCPUAllocator()) { c10::SetCPUAllocator(this, 100); }
  ~ScarceMemory() override { c10::SetCPUAllocator(plenty_, 100); }

  c10::DataPtr allocate(std::size_t bytes) override {
    if (refuses && refuses(bytes)) {
      ++refused;
      TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", bytes,
                  " bytes.");
    }
    return plenty_->allocate(bytes);
  }
  c10::DeleterFnPtr raw_deleter() const override { return plenty_->raw_deleter(); }
  void copy_data(void* to, const void* from, std::size_t bytes) const override {
    plenty_->copy_data(to, from, bytes);
  }

  std::function<bool(std::size_t)> refuses;
  int refused = 0;

 private:
  c10::Allocator* plenty_;
};

const std::string kOne = "Memory ran low. Drawing one picture at a time from here on.";
const std::string kSlices = "Memory ran low. Computing attention in slices from here on.";
const std::string kLean =
    "Memory ran low. Text encoder and VAE leave memory while they do nothing from here on.";

} // namespace

/// Memory that runs out at chosen points, through an allocator that refuses.
class MemoryLadderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    pipeline_ = std::make_unique<StableDiffusionPipeline>(DiffusionModel::open("miniature", {}));
    settings_.scheduler = "ddim";
    settings_.steps = 1;
    settings_.batch = 2;
    said_.clear();
    callbacks_.warning = [this](const std::string& text) { said_.push_back(text); };
    normal_ = pipeline_->draw(two_, settings_, control_);
  }

  /// The UNet meets scarcity until the last step is taken: every step is named, in order, and the pictures
  /// come.
  void everyStepIsNamedAndUndone() {
    ScarceMemory memory;
    auto& model = *pipeline_->model();
    bool sampling = true;
    callbacks_.sampled = [&](int, const torch::Tensor&) { sampling = false; };
    // A "UNet step" begins once text is there; while VAE weights are in memory there is no room for it.
    memory.refuses = [&](std::size_t bytes) { return sampling && bytes >= 64 * 1024 && vae_is_there(model); };
    const auto images = pipeline_->draw({two_[0]}, settings_, control_, callbacks_);
    QCOMPARE(said_, (std::vector<std::string>{kSlices, kLean}));
    QVERIFY(memory.refused >= 2);
    QVERIFY(close(images[0], normal_[0]));
    // Undone: nothing is sliced, everything is in memory, and the next run says nothing and draws the same
    // bits.
    memory.refuses = {};
    QVERIFY(model.unet->attention.kernel == AttentionKernel::Auto && vae_is_there(model));
    said_.clear();
    QCOMPARE(pipeline_->draw(two_, settings_, control_, callbacks_), normal_);
    QVERIFY(said_.empty());
  }

  void aSmallerBatchComesFirst() {
    // While sampling alone, and only what one picture never asks for: some pieces are as large for one as for
    // two.
    const auto known = sizes_of_one();
    bool sampling = true;
    callbacks_.sampled = [&](int, const torch::Tensor&) { sampling = false; };
    ScarceMemory memory;
    memory.refuses = [&](std::size_t bytes) {
      return sampling && bytes >= 64 * 1024 && !known.contains(bytes);
    };
    const auto images = pipeline_->draw(two_, settings_, control_, callbacks_);
    QCOMPARE(said_, std::vector<std::string>{kOne});
    QVERIFY(close(images[0], normal_[0]) && close(images[1], normal_[1]));
  }

  /// 128 × 128 pixels do not fit into the decoder at once; tiles of 64 do.
  void decodesInTiles() {
    settings_.width = settings_.height = 256;
    const auto latents = pipeline_->sample({two_[0]}, settings_, control_);
    const auto whole = pipeline_->decode(latents, control_);
    ScarceMemory memory;
    std::size_t largest = 0;
    memory.refuses = [&](std::size_t bytes) { return largest = std::max(largest, bytes), false; };
    pipeline_->decode(latents, control_);
    memory.refuses = [&](std::size_t bytes) { return bytes > largest / 2; };
    const auto tiled = pipeline_->decode(latents, control_, callbacks_.warning);
    QVERIFY(!said_.empty());
    QCOMPARE(said_.front(), std::string("Memory ran low. Decoding the picture in tiles of 128 pixels."));
    QVERIFY(memory.refused >= 1);
    QVERIFY((tiled - whole).abs().mean().item<double>() < 0.05);
    memory.refuses = {};
    QVERIFY(pipeline_->decode(latents, control_).equal(whole)); // the next one is whole again
  }

  void endsInWords() {
    ScarceMemory memory;
    memory.refuses = [](std::size_t bytes) { return bytes >= 64 * 1024; };
    try {
      pipeline_->draw(two_, settings_, control_, callbacks_);
      QFAIL("went through");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::OutOfMemory);
    }
    QCOMPARE(said_, (std::vector<std::string>{kOne, kSlices, kLean}));
    memory.refuses = {};
    QCOMPARE(pipeline_->draw(two_, settings_, control_), normal_);
  }

 private:
  static bool vae_is_there(DiffusionModel& model) {
    return model.vae->decoder->conv_in->weight.storage().nbytes() > 4;
  }
  /// The largest tensor that drawing one picture asks for.
  std::set<std::size_t> sizes_of_one() {
    std::set<std::size_t> sizes;
    ScarceMemory watch;
    watch.refuses = [&](std::size_t bytes) { return sizes.insert(bytes), false; };
    for (const auto& request : two_) pipeline_->sample({request}, settings_, control_);
    return sizes;
  }
  /// Other kernels round otherwise: at most one level apart.
  static bool close(const Image& a, const Image& b) {
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
      if (std::abs(a.rgb[i] - b.rgb[i]) > 1) return false;
    return a.rgb.size() == b.rgb.size();
  }

  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  SamplingSettings settings_;
  std::vector<Request> two_{{"a photo of a cat", 41}, {"a watercolor of a fox on the beach", 42}};
  std::vector<Image> normal_;
  std::vector<std::string> said_;
  DrawCallbacks callbacks_;
  RunControl control_;
};

PENTIMENTO_TEST(MemoryLadderTest)
#include "memory_ladder_test.moc"
