#include <QtTest>

#include "core/erasure/miniature.h"
#include "core/erasure/registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ErasureMethodTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void editsKeysAndValuesUnlessItSaysOtherwise() {
    const auto names = find_method("uce").parameter_names(miniature());
    QCOMPARE(names.size(), std::size_t(14));
    for (const auto& name : names) QVERIFY(name.find(".attn2.to_") != std::string::npos);
  }
};

PENTIMENTO_TEST(ErasureMethodTest)
#include "erasure_method_test.moc"
