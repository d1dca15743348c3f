#include <QtTest>

#include "core/erasure/registry.h"
#include "core/erasure/trained/ablation_settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class AblationSettingsTest : public QObject {
  Q_OBJECT

  static AblationOptions preset(const char* method, const char* name) {
    const auto all = resolved_settings(find_method(method).describe(), {{"preset", std::string(name)}}, 320);
    return ablation_options(SettingReader(all));
  }

 private Q_SLOTS:
  void repositoryIsTheRepository() {
    for (const char* method : {"concept-ablation", "f-dmu"}) {
      const auto options = preset(method, "repository");
      QCOMPARE(options.update.optimizer.learning_rate, 8e-6); // 2e-6 × batch 4
      QCOMPARE(options.update.optimizer.weight_decay, 1e-2);
      QCOMPARE(options.update.max_grad_norm, 1.0);
      QVERIFY(!options.base_teaches && options.draws.rows == 4 && options.draws.keep_rows == 0);
      QVERIFY(preset(method, "large").base_teaches);
    }
  }

  void rowsToKeepAreDrawnOnlyWhenTheyCount() {
    auto all = resolved_settings(find_method("f-dmu").describe(), {{"preset", std::string("large")}}, 320);
    QCOMPARE(ablation_options(SettingReader(all)).draws.keep_rows, int64_t(0));
    all["surgery"] = std::string("pcgrad");
    QCOMPARE(ablation_options(SettingReader(all)).draws.keep_rows, int64_t(4));
  }
};

PENTIMENTO_TEST(AblationSettingsTest)
#include "ablation_settings_test.moc"
