#include <QtTest>

#include "core/base/error.h"
#include "core/edits/two_linears.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class WeightDeltaTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void contentHashSeesNamesShapesAndBytesOnly() {
    auto one = *edit_of("a", torch::ones({2, 3}));
    auto other = one;
    other.origin.method = "another";
    QCOMPARE(other.content_hash(), one.content_hash());
    QVERIFY(edit_of("b", torch::ones({2, 3}))->content_hash() != one.content_hash());
    QVERIFY(edit_of("a", torch::ones({3, 2}))->content_hash() != one.content_hash());
    QVERIFY(edit_of("a", torch::full({2, 3}, 2))->content_hash() != one.content_hash());
  }

  void lowRankIsUpTimesDown() {
    DeltaEntry entry;
    entry.up = torch::tensor({{1.0f}, {2.0f}});
    entry.down = torch::tensor({{3.0f, 4.0f, 5.0f}});
    const auto base = torch::ones({2, 3});
    QVERIFY(entry.change(base).equal(torch::tensor({{3.0f, 4.0f, 5.0f}, {6.0f, 8.0f, 10.0f}})));
    QVERIFY(entry.edited(base).equal(entry.change(base) + 1));
    QVERIFY((entry.shape() == std::vector<int64_t>{2, 3}));
  }

  void otherBaseIsRefusedWithBothHashes() {
    const auto delta = edit_of("a", torch::ones({1}));
    require_base(*delta, "base");
    try {
      require_base(*delta, "else");
      QFAIL("accepted an edit of another base");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::OtherBase);
      QCOMPARE(error.failure().expected, std::string("else"));
      QCOMPARE(error.failure().got, std::string("base"));
    }
  }
};

PENTIMENTO_TEST(WeightDeltaTest)
#include "weight_delta_test.moc"
