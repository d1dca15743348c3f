#include <QtTest>

#include "core/erasure/closed/uce.h"
#include "core/erasure/edit_sanity.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EditSanityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void residualAndDriftOfEveryMatrix() {
    const Uce method;
    RunControl control;
    auto plan = cat_to_dog();
    ErasureContext context{miniature(), plan, quick(method), 7, control, {}, {}, {}, {}, false};
    Snapshot taken;
    context.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta&) { taken = snapshot; };
    auto delta = method.run(context);
    const ParameterSwap parameters(*miniature().unet);
    taken.layers[0].gradient_cosine = -0.4;
    complete_health(miniature(), plan, delta, parameters, taken);
    QCOMPARE(taken.layers.size(), std::size_t(14));
    QCOMPARE(taken.layers[0].gradient_cosine, -0.4);
    QVERIFY(taken.health.kept_drift && *taken.health.kept_drift > 0.0);
    QVERIFY(taken.health.condition_number >= 1.0);
    double residual = 0.0, drift = 0.0;
    for (const auto& layer : taken.layers) {
      QVERIFY(layer.relative_change > 0.0 && layer.residual_to_anchor > 0.0 && layer.kept_drift > 0.0);
      residual += layer.residual_to_anchor / 14;
      drift += layer.kept_drift / 14;
    }
    QVERIFY(std::abs(residual - taken.health.residual_to_anchor) < 1e-6);
    QVERIFY(std::abs(drift - *taken.health.kept_drift) < 1e-6);

    // Nothing kept, nothing said; an edit of another component does not disturb.
    plan.kept.clear();
    delta.entries["text_encoder.elsewhere.weight"] = delta.entries.begin()->second;
    complete_health(miniature(), plan, delta, parameters, taken);
    QVERIFY(!taken.health.kept_drift);
    QCOMPARE(taken.layers.size(), std::size_t(14));
  }
};

PENTIMENTO_TEST(EditSanityTest)
#include "edit_sanity_test.moc"
