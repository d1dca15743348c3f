#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/concept_ablation.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ConceptAblationTest : public QObject {
  Q_OBJECT

  const ConceptAblation method_{};

  std::string hash(SettingValues given) const {
    RunControl control;
    given.emplace("steps", std::int64_t{3});
    ErasureContext run{miniature(), cat_to_dog(), quick(method_, given), 7, control, {}, {}, {}, {}, false};
    const auto edit = method_.run(run);
    return edit.entries.size() == 14 ? edit.content_hash() : "";
  }

 private Q_SLOTS:
  void modelAndNoiseAreTwoMethods() {
    const auto model = hash({{"loss", std::string("model")}}), noise = hash({{"loss", std::string("noise")}});
    QVERIFY(!model.empty() && !noise.empty() && model != noise);
  }

  void publishedPathRunsOnTheMiniature() {
    QVERIFY(!hash({{"preset", std::string("repository")}}).empty());
    QVERIFY(!miniature().unet->attention.detach_first_token); // given back
  }

  void needsAnAnchor() {
    RunControl control;
    ErasureContext run{miniature(), cat_to_dog(), quick(method_), 7, control, {}, {}, {}, {}, false};
    run.plan.pairs = {{"cat", ""}};
    QVERIFY_THROWS_EXCEPTION(Error, method_.run(run));
  }
};

PENTIMENTO_TEST(ConceptAblationTest)
#include "concept_ablation_test.moc"
