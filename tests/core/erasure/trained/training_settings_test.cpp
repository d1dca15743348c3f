#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/trained/training_settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class TrainingSettingsTest : public QObject {
  Q_OBJECT

  static MethodDescription method(const TrainingStandards& standard) {
    MethodDescription made;
    for (const auto& part : {loop_settings(standard), timestep_settings(standard),
                             preserving_settings(standard), anchor_settings(standard)})
      made.settings.insert(made.settings.end(), part.begin(), part.end());
    return made;
  }

 private Q_SLOTS:
  void standardsAreReadBack() {
    TrainingStandards standard;
    standard.learning_rate = 3e-4;
    standard.beta1 = 0.7;
    standard.weight_decay = 0.02;
    standard.max_grad_norm = 2.0;
    standard.surgery = "global";
    standard.retain_weight = 0.5;
    standard.batch_size = 3;
    standard.t_min = 10;
    standard.t_max = 20;
    const SettingReader read(resolved_settings(method(standard), {}, 64));
    const auto options = update_options(read);
    QCOMPARE(options.optimizer.learning_rate, 3e-4);
    QCOMPARE(options.optimizer.beta1, 0.7);
    QCOMPARE(options.optimizer.weight_decay, 0.02);
    QCOMPARE(options.max_grad_norm, 2.0);
    QVERIFY(options.surgery == Surgery::Global && options.preserves());
    QCOMPARE(options.retain_weight, 0.5);
    const auto draws = draw_options(read, true);
    QVERIFY(draws.rows == 3 && draws.keep_rows == 3 && draws.t_min == 10 && draws.t_max == 20);
    QCOMPARE(draw_options(read, false).keep_rows, int64_t(0));
    QVERIFY(!update_options(SettingReader(resolved_settings(method({}), {}, 64))).preserves());
  }

  void refusesTimestepsTheWrongWayRound() {
    const SettingReader read(
        resolved_settings(method({}), {{"t_min", std::int64_t{8}}, {"t_max", std::int64_t{7}}}, 64));
    QVERIFY_THROWS_EXCEPTION(Error, draw_options(read, false));
  }
};

PENTIMENTO_TEST(TrainingSettingsTest)
#include "training_settings_test.moc"
