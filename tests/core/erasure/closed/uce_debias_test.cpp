#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/closed/uce.h"
#include "core/erasure/closed/uce_debias.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class UceDebiasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsShares() {
    QCOMPARE(attribute_shares("photo | oil painting"),
             (std::vector<AttributeShare>{{"photo", 0.5}, {"oil painting", 0.5}}));
    QCOMPARE(attribute_shares("photo 3|neon 1"),
             (std::vector<AttributeShare>{{"photo", 0.75}, {"neon", 0.25}}));
    for (const char* wrong : {"", "photo", "photo 0.5 | neon", "photo 0 | neon 0"})
      QVERIFY_THROWS_EXCEPTION(Error, attribute_shares(wrong));
  }

  void measuresAndCorrects() {
    const Uce method;
    RunControl control;
    Plan plan;
    plan.pairs = {{"cat", "photo | neon"}};
    auto settings = quick(method, {{"mode", std::string("debias")},
                                   {"debias_rounds", std::int64_t{2}},
                                   {"debias_pictures", std::int64_t{2}},
                                   {"debias_steps", std::int64_t{2}},
                                   {"debias_tolerance", 0.0}});
    const auto before = snapshot_of(*miniature().unet);
    ErasureContext context{miniature(), plan, settings, 7, control, {}, {}, {}, {}, false};
    std::vector<int> rounds;
    context.on_progress = [&](const std::string& what, int done, int) {
      if (what == "round") rounds.push_back(done);
    };
    const auto delta = method.run(context);
    QVERIFY(!rounds.empty() && rounds.front() == 1);
    QCOMPARE(delta.entries.size(), std::size_t(14));
    QVERIFY(same(*miniature().unet, before));
  }

  void unknownAttributesAreAddedUnmeasured() {
    const Uce method;
    RunControl control;
    Plan plan;
    plan.pairs = {{"cat", "wooden | woollen"}};
    ErasureContext context{
        miniature(), plan, quick(method, {{"mode", std::string("debias")}}), 7, control, {}, {}, {},
        {},          false};
    bool drawn = false;
    context.on_progress = [&](const std::string&, int, int) { drawn = true; };
    QCOMPARE(method.run(context).entries.size(), std::size_t(14));
    QVERIFY(!drawn);
  }
};

PENTIMENTO_TEST(UceDebiasTest)
#include "uce_debias_test.moc"
