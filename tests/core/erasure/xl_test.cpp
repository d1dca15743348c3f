#include <QtTest>

#include "core/base/error.h"
#include "core/edits/edit_stack.h"
#include "core/edits/parameter_swap.h"
#include "core/erasure/miniature.h"
#include "core/erasure/registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Every method on a tiny Stable Diffusion XL, whose UNet is told a pooled text beside the states and refuses
/// to run without it: a method that loses it fails here.
class XlTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    model_ = DiffusionModel::open(PENTIMENTO_GOLDEN "/families/sdxl", plan_compute("cpu", "fp32"));
    QVERIFY(model_->unet->config.text_time);
  }

  void everyMethodEditsIt_data() {
    QTest::addColumn<QString>("name");
    for (const auto& method : method_descriptions())
      QTest::newRow(method.name.c_str()) << QString::fromStdString(method.name);
  }

  void everyMethodEditsIt() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    const auto before = snapshot_of(*model_->unet);
    RunControl control;
    ErasureContext run{*model_, cat_to_dog(), quick(method), 7, control, {}, {}, {}, {}, false};
    if (name == "adv-unlearn") { // one text encoder is what it is defined for
      QVERIFY_THROWS_EXCEPTION(Error, method.run(run));
      return;
    }
    const auto delta = method.run(run);
    QVERIFY(same(*model_->unet, before));
    QVERIFY(!delta.entries.empty());
    QCOMPARE(delta.entries.size(), method.parameter_names(*model_).size());

    // What the UNet says about the target is another thing with the edit, and finite.
    const torch::NoGradGuard no_grad;
    const auto text = model_->encode_prompts({"a photo of a cat"});
    const auto x = torch::randn({1, 4, 8, 8}, at::detail::createCPUGenerator(3));
    const auto t = torch::full({1}, 500, torch::kInt64);
    const auto plain = model_->predict(x, t, text);
    ParameterSwap parameters(*model_->unet);
    EditStack stack;
    stack.add(name.toStdString(), std::make_shared<WeightDelta>(delta));
    stack.apply(parameters, model_->base_hash());
    const auto edited = model_->predict(x, t, text);
    QVERIFY(edited.isfinite().all().item<bool>());
    QVERIFY(!edited.equal(plain));
  }

 private:
  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(XlTest)
#include "xl_test.moc"
