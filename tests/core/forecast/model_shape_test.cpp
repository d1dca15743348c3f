#include "core/forecast/model_shape.h"

#include <QtTest>

#include "core/erasure/training/kv_parameters.h"
#include "support/test_registry.h"
#include "support/watched_memory.h"

using namespace pentimento;
using pentimento::testing::WatchedMemory;

/// The count without data against the tensors that the miniature really holds while it computes.
class ModelShapeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { model_ = DiffusionModel::open("miniature", {}); }

  void aForwardPassHoldsWhatWasCounted() {
    const ModelShape shape(*model_);
    const torch::NoGradGuard no_grad;
    for (const int rows : {2, 8}) {
      const auto real = watched([&] { predict(rows); });
      const auto counted = shape.forward_bytes(rows, side(), side());
      qInfo("forward of %d rows: counted %.2f MB, held %.2f MB", rows, mb(counted), mb(real));
      QVERIFY(near(counted, real));
    }
  }

  void aBackwardPassHoldsWhatWasCounted() {
    const ModelShape shape(*model_);
    const auto names = kv_names(*model_->unet);
    const torch::AutoGradMode grad(true);
    std::vector<torch::Tensor> wanted;
    for (const auto& item : model_->unet->named_parameters())
      if (std::find(names.begin(), names.end(), item.key()) != names.end()) wanted.push_back(item.value());
    QVERIFY(!wanted.empty());
    for (auto& parameter : wanted) parameter.requires_grad_(true);
    for (const int rows : {2, 8}) {
      const auto real = watched([&] { torch::autograd::grad({predict(rows).square().mean()}, wanted); });
      const auto counted = shape.backward_bytes(rows, side(), side(), {names.begin(), names.end()});
      qInfo("backward of %d rows: counted %.2f MB, held %.2f MB", rows, mb(counted), mb(real));
      QVERIFY(near(counted, real));
    }
    for (auto& parameter : wanted) parameter.requires_grad_(false);
  }

  void aDecodeHoldsWhatWasCounted() {
    const ModelShape shape(*model_);
    const torch::NoGradGuard no_grad;
    const auto latents = torch::randn({1, model_->latent_channels(), side(), side()});
    const auto real = watched([&] { model_->vae->decode(latents); });
    const auto counted = shape.decode_bytes(side(), side());
    qInfo("decode: counted %.2f MB, held %.2f MB", mb(counted), mb(real));
    QVERIFY(near(counted, real));
  }

  void growsWithRowsAndSizeAndTheGraph() {
    const ModelShape shape(*model_);
    const auto names = kv_names(*model_->unet);
    const std::set<std::string> trained(names.begin(), names.end());
    const auto one = shape.forward_bytes(1, side(), side());
    const auto sixteen = shape.forward_bytes(16, side(), side()); // a copy of the weights is no more by then
    QVERIFY(sixteen > 3 * one);
    QVERIFY(near(shape.forward_bytes(32, side(), side()), 2 * sixteen));
    QVERIFY(shape.forward_bytes(4, 2 * side(), 2 * side()) > sixteen * 9 / 10);
    QVERIFY(shape.decode_bytes(2 * side(), 2 * side()) > 3 * shape.decode_bytes(side(), side()));
    QVERIFY(shape.backward_bytes(1, side(), side(), trained) > 2 * one);
    // A method that trains the text encoder has no parameter in the UNet, but goes back through it.
    QVERIFY(shape.backward_bytes(1, side(), side(), {"text_encoder.x"}) > 2 * one);
  }

 private:
  template <class Work>
  static std::int64_t watched(Work work) {
    const WatchedMemory watch;
    work();
    return watch.peak();
  }
  torch::Tensor predict(int rows) {
    const auto width = model_->unet->config.cross_attention_dim.front();
    return model_->predict(torch::randn({rows, model_->latent_channels(), side(), side()}),
                           torch::full({rows}, 500.0), torch::randn({rows, 77, width}));
  }
  int64_t side() const { return model_->image_size() / model_->latent_scale(); }
  static double mb(std::int64_t bytes) { return static_cast<double>(bytes) / 1e6; }
  /// The order in which tensors go, and small scratch, may differ.
  static bool near(std::int64_t counted, std::int64_t real) {
    const double ratio = static_cast<double>(counted) / static_cast<double>(real);
    return ratio > 0.9 && ratio < 1.1;
  }

  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(ModelShapeTest)
#include "model_shape_test.moc"
