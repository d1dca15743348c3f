#include "core/pipelines/batches.h"

#include <new>
#include <vector>

#include <QtTest>

#include "core/base/error.h"
#include "core/base/run_control.h"
#include "support/test_registry.h"

using namespace pentimento;

using Parts = std::vector<std::pair<int, int>>;

class BatchesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everythingOnce() {
    Parts parts;
    in_batches(10, 4, [&](int first, int n) { parts.emplace_back(first, n); }, {});
    QCOMPARE(parts, (Parts{{0, 4}, {4, 4}, {8, 2}}));
    in_batches(0, 4, [&](int, int) { QFAIL("nothing to do"); }, {});
  }

  void aBatchNeverSpansGroups() {
    Parts parts;
    const auto work = [&](int first, int n) {
      if (n > 3) throw std::bad_alloc();
      parts.emplace_back(first, n);
    };
    in_batches({2, 0, 5, 1}, 6, work, {});
    QCOMPARE(parts,
             (Parts{{0, 2}, {2, 2}, {4, 2}, {6, 1}, {7, 1}})); // halved once, for the groups after it too
  }

  void memoryRunsOut() {
    Parts parts;
    std::vector<std::string> said;
    const auto work = [&](int first, int n) {
      if (n > 2) throw std::bad_alloc();
      parts.emplace_back(first, n);
    };
    in_batches(7, 8, work, [&](const std::string& text) { said.push_back(text); });
    QCOMPARE(parts, (Parts{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 1}, {6, 1}}));
    QCOMPARE(said, (std::vector<std::string>{"Memory ran low. Drawing 3 pictures at a time from here on.",
                                             "Memory ran low. Drawing one picture at a time from here on."}));
  }

  void oneAloneDoesNotFit() {
    try {
      in_batches(3, 2, [](int, int) { throw std::bad_alloc(); }, {});
      QFAIL("went through");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::OutOfMemory);
    }
  }

  void otherEndingsPass() {
    QVERIFY_THROWS_EXCEPTION(Error,
                             in_batches(3, 2, [](int, int) { throw Error(ErrorCode::NotFinite, "x"); }, {}));
    QVERIFY_THROWS_EXCEPTION(Stopped, in_batches(3, 2, [](int, int) { throw Stopped(); }, {}));
  }
};

PENTIMENTO_TEST(BatchesTest)
#include "batches_test.moc"
