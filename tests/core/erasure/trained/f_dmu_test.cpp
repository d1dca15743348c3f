#include <QtTest>

#include "core/erasure/miniature.h"
#include "core/erasure/trained/f_dmu.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class FDmuTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyDivergenceIsAnEditOfItsOwn() {
    const FDmu method;
    std::set<std::string> hashes;
    for (const char* divergence : {"hellinger", "chi2", "kl"}) {
      RunControl control;
      ErasureContext run{miniature(),
                         cat_to_dog(),
                         quick(method, {{"divergence", std::string(divergence)}, {"steps", std::int64_t{3}}}),
                         7,
                         control,
                         {},
                         {},
                         {},
                         {},
                         false};
      std::map<std::string, double> figures;
      run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
      hashes.insert(method.run(run).content_hash());
      QVERIFY(figures.count("loss") && figures.count("match"));
      QCOMPARE(figures.count("weight") == 1, std::string(divergence) != "kl");
    }
    QCOMPARE(hashes.size(), std::size_t(3));
  }
};

PENTIMENTO_TEST(FDmuTest)
#include "f_dmu_test.moc"
