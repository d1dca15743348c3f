#include <QtTest>

#include "core/erasure/closed/closed_edit.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ClosedEditTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void choosesKeysAndValues() {
    const auto all = closed_names(*miniature().unet, "KV");
    const auto keys = closed_names(*miniature().unet, "K"), values = closed_names(*miniature().unet, "V");
    QCOMPARE(keys.size() + values.size(), all.size());
    for (const auto& name : values) QVERIFY(name.ends_with("attn2.to_v.weight"));
  }

  void editsAndReports() {
    RunControl control;
    ErasureContext context{miniature(), cat_to_dog(), {}, 7, control, {}, {}, {}, {}, false};
    EditHealth health;
    context.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta&) { health = snapshot.health; };
    const ParameterSwap parameters(*miniature().unet);
    const auto names = closed_names(*miniature().unet, "V");
    auto delta = closed_edit(context, parameters, names, [](const torch::Tensor& w0) { return 1.5 * w0; });
    finish_closed(context, "test", delta, parameters, 12.0, static_cast<int>(names.size()));
    QCOMPARE(health.matrices_touched, 7);
    QCOMPARE(health.condition_number, 12.0);
    QVERIFY(std::abs(health.largest_change - 0.5) < 1e-6);
    QCOMPARE(delta.origin.method, std::string("test"));
  }
};

PENTIMENTO_TEST(ClosedEditTest)
#include "closed_edit_test.moc"
